import type { ReactNode } from 'react'

/** A value with a smaller line below it, one block also in the cards of a phone. */
export function TwoLines({ text, sub }: { text: ReactNode; sub?: ReactNode }) {
  return (
    <span>
      {text}
      {sub && <span className="block text-xs font-normal text-ink-3">{sub}</span>}
    </span>
  )
}
