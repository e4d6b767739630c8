import clsx from 'clsx'
import { isRichTuple, type PackedCell } from './packed-row'
import type { TableColumn } from './table-model'

/** Words longer than this are broken rather than push the other columns away. */
const longWord = /\S{31}/

/** Names and dates up to this length stay on one line. */
const shortText = 18

/** The class of a cell (looks: table.css); undefined where the plain look fits, which is most often. */
export function cellClass(column: TableColumn | undefined, index: number, content: PackedCell): string | undefined {
  return (
    clsx(
      index === 0 && 'lead',
      column?.align === 'right' && 'num',
      column?.maxWidth && 'cut',
      index > 0 && column?.align !== 'right' && !column?.maxWidth && typeof content === 'string' && content.length <= shortText && 'short',
      column?.wideOnly && 'wide-only',
      column?.phoneOnly && 'phone-only',
      longWord.test(plainText(content)) && 'long',
    ) || undefined
  )
}

const plainText = (content: PackedCell): string => (typeof content === 'string' ? content : isRichTuple(content) ? content[0] : '')
