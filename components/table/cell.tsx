import Link from 'next/link'
import type { ReactNode } from 'react'
import { Status } from '@/components/ui/status'
import { isRichCell, type TableCell } from './table-model'

/** What stands in a cell: plain text, text with a second line, a status, a link, or ready-made content. */
export function CellContent({ cell, href }: { cell: TableCell; href?: string }): ReactNode {
  if (cell === null || cell === undefined) return <span className="text-ink-3">–</span>
  const rich = isRichCell(cell) ? cell : null
  const target = href ?? rich?.href
  const text: ReactNode = rich ? rich.tone ? <Status tone={rich.tone} oneLine>{rich.text}</Status> : rich.text : (cell as ReactNode)
  return (
    <>
      {target ? (
        <Link
          href={target}
          prefetch={false}
          data-row-link={href ? '' : undefined}
          className={href ? 'rounded-sm font-medium hover:underline' : 'rounded-sm text-accent hover:underline'}
        >
          {text}
        </Link>
      ) : (
        text
      )}
      {rich?.sub && <span className="block text-xs text-ink-3">{rich.sub}</span>}
    </>
  )
}
