import type { ChangeWords } from './change-words'

/** What a version changes, criterion by criterion. */
export function ChangeList({ changes, none }: { changes: ChangeWords[]; none: string }) {
  if (!changes.length) return <p className="text-sm text-ink-3">{none}</p>
  return (
    <ul className="grid gap-1.5 text-sm">
      {changes.map((change) => (
        <li key={change.id}>
          <span className="font-medium">{change.title}</span>
          {change.parts.length > 0 && (
            <ul className="ml-4 list-disc text-ink-2">
              {change.parts.map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
