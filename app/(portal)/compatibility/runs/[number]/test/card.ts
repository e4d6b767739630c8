import type { Outcome, Severity } from '@/lib/core/compatibility/words'

/** A check as the tester sees it, in their language. */
export interface Card {
  id: string
  code: string
  area: string
  severity: Severity
  item: string
  how: string
  pass: string
  subject: string | null
  answers: { id: string; outcome: Outcome; note: string | null; who: string; mine: boolean; at: string; machine: boolean; evidence: { id: string; kind: string; text: string | null; file: { id: string; name: string } | null }[] }[]
  /** Open faults of the check */
  faults: number
  auto: { resultId: string; passed: boolean; name: string; when: string; fault: string | null } | null
}

export const newestOf = (card: Card): Outcome | null => card.answers.at(-1)?.outcome ?? null
