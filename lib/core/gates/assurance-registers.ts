import type { SourceReading } from './facts'
import type { Part } from './reading'
import { nothingYet } from './registers'

interface Named {
  id: string
  name: string
  nameZh: string | null
}

const silent = { sample: null, from: null } satisfies Partial<SourceReading>
const partOf = ({ id, name, nameZh }: Named, state: Part['state'], value: number | null): Part => ({ key: id, name, nameZh, state, value, sample: null, target: null, facts: [] })

/**
 * Red risks that nobody treats: of the phase's automations (each counted once, whatever it hangs on) and of the whole programme. A
 * register in which nothing was ever judged says nothing. Parts are the automations with any.
 */
export function redRisksOf(rows: readonly (Named & { riskIds: readonly string[] })[], programme: number, judged: number, href: string): SourceReading {
  if (!judged) return nothingYet('noRisks', '/risks')
  const distinct = new Set(rows.flatMap(({ riskIds }) => riskIds)).size
  return {
    ...silent,
    value: distinct + programme,
    variables: { redOfAutomations: distinct, redOfProgramme: programme, risksJudged: judged },
    parts: rows.filter(({ riskIds }) => riskIds.length).map((row) => partOf(row, 'not-met', row.riskIds.length)),
    facts: [],
    href,
  }
}

/** What tests say of one automation; null: it touches nothing that would have to be tested. */
export interface TestedAutomation extends Named {
  live: boolean
  /** Null: no signed test yet */
  open: number | null
}

/** Open blockers of the phase's automations. As long as one in service has no signed test there is no answer. Parts are automations that need one. */
export function openBlockersIn(rows: readonly TestedAutomation[], href: string): SourceReading {
  const tested = rows.filter(({ open }) => open !== null)
  const missing = rows.filter(({ open, live }) => open === null && live)
  if (!tested.length && !missing.length) return nothingYet('noTests', href)
  const blockers = tested.reduce((sum, { open }) => sum + open!, 0)
  const parts = [...tested, ...missing].map((row) => partOf(row, row.open === null ? 'not-enough-data' : row.open > 0 ? 'not-met' : 'met', row.open))
  const variables = { openBlockers: blockers, testedAutomations: tested.length }
  // A blocker that was found decides, whatever is still untested.
  if (missing.length && !blockers) return { ...silent, value: null, variables, parts, facts: [{ key: 'gates.facts.untested', params: { count: missing.length } }], href }
  return { ...silent, value: blockers, variables, parts, facts: [], href }
}
