import { Fragment } from 'react'
import { mentionsIn } from '@/lib/core/requests/mentions'

/** A comment as it was written; the names of those who were told are set off. */
export function CommentText({ text, mentioned }: { text: string; mentioned: readonly string[] }) {
  const found = mentionsIn(text, mentioned)
  return (
    <p dir="auto" className="mt-0.5 max-w-[75ch] [overflow-wrap:anywhere] whitespace-pre-wrap">
      {found.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(found[index - 1]?.end ?? 0, start)}
          <span className="font-medium text-accent">{text.slice(start, end)}</span>
        </Fragment>
      ))}
      {text.slice(found.at(-1)?.end ?? 0)}
    </p>
  )
}
