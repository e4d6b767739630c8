import { minutesParts } from '@/lib/core/programme/agenda'

/** Minutes as they are printed: headings, lists and paragraphs of plain lines. */
export function MinutesText({ text }: { text: string }) {
  return (
    <div className="space-y-2">
      {minutesParts(text).map((part, i) =>
        part.kind === 'heading' ? (
          <h3 key={i} className="pt-1 font-semibold first:pt-0">
            {part.text}
          </h3>
        ) : part.kind === 'list' ? (
          <ul key={i} className="list-disc space-y-1 pl-5">
            {part.items.map((item, j) => (
              <li key={j}>{item}</li>
            ))}
          </ul>
        ) : (
          <p key={i} className="whitespace-pre-line">
            {part.text}
          </p>
        ),
      )}
    </div>
  )
}
