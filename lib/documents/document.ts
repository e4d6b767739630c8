/** A part of a printed document, in the language of its reader; figures arrive as finished text. */
export type Block =
  /** 2: within a part */
  | { kind: 'heading'; text: string; level?: 1 | 2 }
  | { kind: 'paragraph'; text: string; tone?: Tone }
  /** Pairs of name and value, two columns */
  | { kind: 'facts'; facts: { name: string; value: string }[] }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; columns: TableColumn[]; rows: TableCell[][]; caption?: string }
  /** Large figures side by side, at most five in a row */
  | { kind: 'figures'; figures: DocumentFigure[] }
  /** Side by side; `share` is the part of the width that the left side takes, 0 to 1 */
  | { kind: 'columns'; left: Block[]; right: Block[]; share: number }
  /** Horizontal bars against a target; values are shares of the longest bar, 0 to 1 */
  | { kind: 'bars'; bars: { name: string; share: number; target?: number; value: string; tone?: Tone }[] }
  /** Lines to sign by hand, or signed here: name, role, moment */
  | { kind: 'signatures'; lines: { name: string; role?: string; signed?: string }[] }
  | { kind: 'page-break' }

/** On target, watch, act, no data; the word stands in the text, the colour only supports it. */
export type Tone = 'ok' | 'watch' | 'act' | 'none'

export interface DocumentFigure {
  name: string
  value: string
  note?: string
  tone?: Tone
  /** Equally spaced values, oldest first, drawn as small columns; null: no data */
  trend?: (number | null)[]
}

export interface TableColumn {
  header: string
  align?: 'left' | 'right'
  /** Share of the width left by the others, or `auto` for as wide as its content */
  width?: number | 'auto'
}

export type TableCell = string | { text: string; tone?: Tone; bold?: boolean }

export interface Document {
  locale: 'en' | 'zh-CN'
  title: string
  subtitle?: string
  /** Name of the organisation, top left of every page */
  organisation: string
  orientation?: 'portrait' | 'landscape'
  size?: 'A4' | 'A3'
  blocks: Block[]
  /** Smaller type and less air, for what has to fit on one page */
  dense?: boolean
  /** Bottom of every page: what proves the content, such as its SHA-256; the page number stands beside it */
  footer?: string
  /** Words of the page number, with {page} and {pages} */
  pageWords: string
  /** When it was made; written into the file in place of the clock, so that the same content gives the same bytes */
  createdAt: Date
}
