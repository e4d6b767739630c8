import clsx from 'clsx'
import type { ReactNode } from 'react'
import { CellContent } from './cell'
import { cardCell, cardRow, cardTable, cardTitle, cellClass, headClass, rowClass, tableClass } from './table-class'
import type { TableColumn, TableRow } from './table-model'

interface PlainTableProps {
  caption: string
  columns: TableColumn[]
  rows: TableRow[]
  /** Instead of the rows when there are none. */
  empty?: ReactNode
}

/** A short table without sorting or paging; needs no script. */
export function PlainTable({ caption, columns, rows, empty }: PlainTableProps) {
  if (!rows.length && empty) return <>{empty}</>
  return (
    <div data-scroll className="panel overflow-x-auto">
      <table role="table" className={clsx(tableClass, cardTable)}>
        <caption className="sr-only">{caption}</caption>
        <thead className="max-sm:sr-only">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.id} role="columnheader" scope="col" className={clsx(headClass, 'first:rounded-tl-md last:rounded-tr-md', column.align === 'right' && 'text-right')}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} role="row" className={clsx(rowClass, cardRow, row.href && 'hover:bg-raised')}>
              {columns.map((column, index) => (
                <td
                  key={column.id}
                  role={index === 0 ? 'rowheader' : 'cell'}
                  data-label={column.header}
                  className={clsx(cellClass, index === 0 ? cardTitle : cardCell, column.align === 'right' && 'text-right whitespace-nowrap', column.wideOnly && 'max-sm:hidden')}
                >
                  <CellContent cell={row.cells[column.id] as never} href={index === 0 ? row.href : undefined} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
