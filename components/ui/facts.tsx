import type { ReactNode } from 'react'

export interface Fact {
  label: string
  value: ReactNode
}

/** Names and values of a record; a missing value is drawn as the sign for none. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="mb-6 text-sm">
      {facts.map((fact) => (
        <div key={fact.label} className="flex items-baseline justify-between gap-4 border-b border-line-soft py-1.5 last:border-0">
          <dt className="shrink-0 text-ink-3">{fact.label}</dt>
          <dd className="min-w-0 text-right tabular-nums">{fact.value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  )
}
