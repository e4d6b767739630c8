import type { ReactNode } from 'react'
import type { BulkAction } from './bulk-bar'
import { DataGrid } from './data-grid'
import type { ListParams, SearchParams } from './list-params'
import { packRow } from './packed-row'
import { shownColumns, type TableColumn, type TableRow } from './table-model'

interface DataTableProps {
  /** Says what the rows are. */
  caption: string
  columns: TableColumn[]
  rows: TableRow[]
  path: string
  params: SearchParams
  list: ListParams
  bulk?: BulkAction[]
  /** Instead of `bulk`: drawn while rows are selected, which it learns by `useSelection` */
  bulkBar?: ReactNode
  /** Instead of the rows when there are none. */
  empty?: ReactNode
  /** Search and filters, beside the choice of columns. */
  toolbar?: ReactNode
}

/** A page of a register: sorted, filtered and cut on the server; only what is shown travels to the browser, as plain data. */
export function DataTable({ caption, columns, rows, path, params, list, bulk, bulkBar, empty, toolbar }: DataTableProps) {
  if (!rows.length && empty)
    return (
      <>
        {toolbar}
        {empty}
      </>
    )
  const visible = shownColumns(columns, list.columns)
  const shown = columns.filter((column) => visible[column.id])
  return (
    <DataGrid
      caption={caption}
      columns={shown}
      choice={columns.length < 3 ? null : columns.map((column) => ({ id: column.id, header: column.header, hidden: column.hidden }))}
      rows={rows.map((row) => packRow(row, shown))}
      path={path}
      params={params}
      sort={list.sort}
      dir={list.dir}
      bulk={bulk}
      bulkBar={bulkBar}
      toolbar={toolbar}
    />
  )
}
