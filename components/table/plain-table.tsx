import type { CSSProperties, ReactNode } from 'react'
import { CellContent } from './cell'
import { cellClass } from './table-class'
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
    <div data-scroll className="panel relative min-w-0 overflow-x-auto">
      <table role="table" className="register register-plain">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr role="row">
            {columns.map((column) => (
              <th key={column.id} role="columnheader" scope="col" className={column.align === 'right' ? 'num' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} role="row" data-href={row.href}>
              {columns.map((column, index) => {
                const content = row.cells[column.id] ?? null
                return (
                  <td
                    key={column.id}
                    role={index === 0 ? 'rowheader' : 'cell'}
                    data-label={index === 0 ? undefined : column.header}
                    style={column.maxWidth ? ({ '--max': column.maxWidth } as CSSProperties) : undefined}
                    className={cellClass(column, index, content)}
                  >
                    <CellContent cell={content} href={index === 0 ? row.href : undefined} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
