import Link from 'next/link'
import type { ReactNode } from 'react'
import { Status } from '@/components/ui/status'
import { isRichCell, type TableCell } from './table-model'

/** What stands in a cell: plain text, text with a second line, a status, a link, or ready-made content. */
export function CellContent({ cell, href }: { cell: TableCell; href?: string }): ReactNode {
  if (cell === null || cell === undefined) return <span className="gone">–</span>
  const rich = isRichCell(cell) ? cell : null
  const target = href ?? rich?.href
  const text: ReactNode = rich ? rich.tone ? <Status tone={rich.tone}>{rich.text}</Status> : rich.text : (cell as ReactNode)
  if (!target && !rich?.sub) return text
  return (
    <>
      {target ? (
        <Link href={target} prefetch={false} data-row-link={href ? '' : undefined}>
          {text}
        </Link>
      ) : (
        text
      )}
      {rich?.sub && <span className="sub">{rich.sub}</span>}
    </>
  )
}
