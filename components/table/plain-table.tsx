import type { ReactNode } from 'react'
import { packRow } from './packed-row'
import { PlainGrid } from './plain-grid'
import type { TableColumn, TableRow } from './table-model'

interface PlainTableProps {
  caption: string
  columns: TableColumn[]
  rows: TableRow[]
  /** Instead of the rows when there are none. */
  empty?: ReactNode
}

/** A short table without sorting or paging. */
export function PlainTable({ caption, columns, rows, empty }: PlainTableProps) {
  if (!rows.length && empty) return <>{empty}</>
  return <PlainGrid caption={caption} columns={columns} rows={rows.map((row) => packRow(row, columns))} />
}
