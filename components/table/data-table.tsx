'use client'

import { columnVisibilityFeature, rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useId, useMemo, useState, type CSSProperties, type ReactNode } from 'react'
import type { BulkAction } from './bulk-bar'
import { CellContent } from './cell'
import { ColumnChoice } from './column-choice'
import { listHref, type ListParams, type SearchParams } from './list-params'
import { SortHeader } from './sort-header'
import { cellClass } from './table-class'
import { shownColumns, type TableColumn, type TableRow } from './table-model'
import { useOverflow } from './use-overflow'
import { useRowKeys } from './use-row-keys'

const BulkBar = lazy(() => import('./bulk-bar'))
const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature })
const noRows: TableRow[] = []

interface DataTableProps {
  /** Says what the rows are. */
  caption: string
  columns: TableColumn[]
  rows: TableRow[]
  path: string
  params: SearchParams
  list: ListParams
  bulk?: BulkAction[]
  /** Instead of the rows when there are none. */
  empty?: ReactNode
  /** Search and filters, beside the choice of columns. */
  toolbar?: ReactNode
}

/** A page of a register: sorted, filtered and cut on the server, drawn here; rows open with a click or Enter. */
export function DataTable({ caption, columns, rows, path, params, list, bulk, empty, toolbar }: DataTableProps) {
  const t = useTranslations('ui.table')
  const hintId = useId()
  const [columnVisibility, setColumnVisibility] = useState(() => shownColumns(columns, list.columns))
  const [rowSelection, setRowSelection] = useState<Record<string, true>>({})
  const definitions = useMemo(() => columns.map((column) => ({ id: column.id, accessorFn: (row: TableRow) => row.cells[column.id], header: column.header })), [columns])
  const table = useTable({
    features,
    columns: definitions,
    data: rows.length ? rows : noRows,
    getRowId: (row: TableRow) => row.id,
    enableRowSelection: Boolean(bulk),
    state: { columnVisibility, rowSelection },
    onColumnVisibilityChange: setColumnVisibility,
    onRowSelectionChange: setRowSelection,
  })
  const keys = useRowKeys()
  const { box, wide } = useOverflow()
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])
  const visible = table.getVisibleLeafColumns()
  const selected = Object.keys(rowSelection).filter((id) => rows.some((row) => row.id === id))

  if (!rows.length && empty)
    return (
      <>
        {toolbar}
        {empty}
      </>
    )
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1 *:mb-0 max-sm:basis-full">{toolbar}</div>
        <ColumnChoice columns={columns} visibility={columnVisibility} onChange={setColumnVisibility} path={path} params={params} />
      </div>
      <p id={hintId} className="sr-only">
        {t('keys')}
      </p>
      <div ref={box} data-scroll className={clsx('panel relative min-w-0 overflow-x-auto', !wide && 'xl:overflow-visible')}>
        <table role="table" aria-describedby={hintId} className={clsx('register', wide ? 'register-wide' : 'register-page')}>
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr role="row">
              {bulk && (
                <th scope="col" className="pick">
                  <input
                    type="checkbox"
                    aria-label={t('selectAll')}
                    checked={table.getIsAllRowsSelected()}
                    ref={(box) => {
                      if (box) box.indeterminate = table.getIsSomeRowsSelected()
                    }}
                    onChange={table.getToggleAllRowsSelectedHandler()}
                  />
                </th>
              )}
              {visible.map((column, index) => (
                <SortHeader
                  key={column.id}
                  column={byId.get(column.id) ?? { id: column.id, header: '' }}
                  href={listHref(path, params, { sort: column.id, dir: list.sort === column.id && list.dir === 'asc' ? 'desc' : 'asc' })}
                  sorted={list.sort === column.id ? list.dir : null}
                  lead={index === 0}
                />
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={keys.onKeyDown} onClick={keys.onClick}>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} role="row" data-href={row.original.href} aria-selected={bulk ? row.getIsSelected() : undefined}>
                {bulk && (
                  <td className="pick">
                    <input
                      type="checkbox"
                      aria-label={t('selectRow', { name: row.original.name })}
                      checked={row.getIsSelected()}
                      onChange={row.getToggleSelectedHandler()}
                    />
                  </td>
                )}
                {row.getVisibleCells().map((cell, index) => {
                  const column = byId.get(cell.column.id)
                  const content = row.original.cells[cell.column.id] ?? null
                  return (
                    <td
                      key={cell.id}
                      role={index === 0 ? 'rowheader' : 'cell'}
                      data-label={index === 0 ? undefined : column?.header}
                      style={column?.maxWidth ? ({ '--max': column.maxWidth } as CSSProperties) : undefined}
                      className={cellClass(column, index, content)}
                    >
                      <CellContent cell={content} href={index === 0 ? row.original.href : undefined} />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {bulk && selected.length > 0 && (
        <Suspense fallback={null}>
          <BulkBar ids={selected} actions={bulk} onClear={() => setRowSelection({})} />
        </Suspense>
      )}
    </div>
  )
}
