import type { ReactNode } from 'react'
import { openFigure } from '@/components/metrics/open-figure'
import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import { isRichTuple, nameOf, type PackedCell, type PackedRow } from './packed-row'

/** What stands in a cell: plain text, text with a second line, a status, a link, a figure that opens, or ready-made content. */
export function CellContent({ cell, row, lead }: { cell: PackedCell; row: PackedRow; lead: boolean }): ReactNode {
  if (cell === null || cell === undefined) return <span className="gone">–</span>
  const [plain, sub = 0, tone = 0, own = 0, story]: [ReactNode, (string | 0)?, (Tone | 0)?, (string | 0)?, Parameters<typeof openFigure>[0]['story']?] = isRichTuple(cell) ? cell : [cell as ReactNode]
  if (story)
    return (
      <button type="button" aria-haspopup="dialog" className="figure" onClick={(event) => openFigure({ story, of: nameOf(row), value: String(plain), runsHref: row[3] || undefined, opener: event.currentTarget })}>
        {plain}
      </button>
    )
  const target = (lead && row[1]) || own
  const text: ReactNode = tone ? <Status tone={tone}>{plain}</Status> : plain
  if (!target && !sub) return text
  return (
    <>
      {target ? (
        <a href={target} data-in="" data-row-link={lead && row[1] ? '' : undefined}>
          {text}
        </a>
      ) : (
        text
      )}
      {sub ? <span className="sub">{sub}</span> : null}
    </>
  )
}
