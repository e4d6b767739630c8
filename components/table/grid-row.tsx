import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { CellContent } from './cell'
import { FIRST_CELL, nameOf, type PackedCell, type PackedRow } from './packed-row'
import { cellClass } from './table-class'
import type { TableColumn } from './table-model'

interface GridRowProps {
  row: PackedRow
  columns: readonly TableColumn[]
  /** Null where rows cannot be picked. */
  picked?: boolean | null
  onPick?: (event: unknown) => void
}

/** One row of any table, drawn from packed data. */
export function GridRow({ row, columns, picked = null, onPick }: GridRowProps) {
  const href = row[1] || undefined
  return (
    <tr role="row" data-href={href} aria-selected={picked ?? undefined}>
      {picked !== null && <Pick name={nameOf(row)} picked={picked} onPick={onPick} />}
      {columns.map((column, index) => {
        const cell = row[index + FIRST_CELL] as PackedCell
        return (
          <td
            key={column.id}
            role={index === 0 ? 'rowheader' : 'cell'}
            data-label={index === 0 ? undefined : column.header}
            style={column.maxWidth ? ({ '--max': column.maxWidth } as CSSProperties) : undefined}
            className={cellClass(column, index, cell)}
          >
            <CellContent cell={cell} row={row} lead={index === 0} />
          </td>
        )
      })}
    </tr>
  )
}

function Pick({ name, picked, onPick }: { name: string; picked: boolean; onPick?: (event: unknown) => void }) {
  const t = useTranslations('ui.table')
  return (
    <td className="pick">
      <input type="checkbox" aria-label={t('selectRow', { name })} checked={picked} onChange={onPick} />
    </td>
  )
}
