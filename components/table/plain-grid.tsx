'use client'

import { GridRow } from './grid-row'
import type { PackedRow } from './packed-row'
import type { TableColumn } from './table-model'

export function PlainGrid({ caption, columns, rows }: { caption: string; columns: TableColumn[]; rows: PackedRow[] }) {
  return (
    <div data-scroll className="panel relative min-w-0 overflow-x-auto">
      <table role="table" className="register register-plain">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr role="row">
            {columns.map((column) => (
              <th key={column.id} role="columnheader" scope="col" className={[column.align === 'right' && 'num', column.phoneOnly && 'phone-only'].filter(Boolean).join(' ') || undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GridRow key={row[0]} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
