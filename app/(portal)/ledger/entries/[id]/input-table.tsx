import { PlainTable } from '@/components/table/plain-table'
import { ledgerFormulas, sumOf, type MonthFacts } from '@/lib/core/ledger/facts'
import type { LedgerWords } from '../../ledger-words'

interface Line {
  id: string
  label: string
  before: string
  after: string
}

/** The inputs that are not the same before and after. */
export function InputTable({ before, after, mayReadWages, words }: { before: MonthFacts; after: MonthFacts; mayReadWages: boolean; words: LedgerWords }) {
  const { t } = words
  const lines = linesOf(before, after, mayReadWages, words).filter((line) => line.before !== line.after)
  return (
    <PlainTable
      caption={t('entry.inputs')}
      columns={[
        { id: 'what', header: t('check.what') },
        { id: 'before', header: t('entry.before'), align: 'right' },
        { id: 'after', header: t('entry.after'), align: 'right' },
      ]}
      rows={lines.map((line) => ({ id: line.id, name: line.label, cells: { what: line.label, before: line.before, after: line.after } }))}
    />
  )
}

function linesOf(before: MonthFacts, after: MonthFacts, mayReadWages: boolean, { t, f, hours }: LedgerWords): Line[] {
  const total = (facts: MonthFacts) => sumOf({ sources: facts.segments.flatMap(({ sources }) => sources) })
  const [was, is] = [total(before), total(after)]
  const missed = (facts: MonthFacts) => f.number(facts.downHours.reduce((sum, hour) => sum + (hour.missed ?? 0), 0))
  const days = [...new Set([...before.segments, ...after.segments].map(({ from }) => from))].sort()
  const at = (facts: MonthFacts, day: string) => facts.segments.find(({ from, to }) => from <= day && day <= to)
  const manual = (facts: MonthFacts, day: string) => {
    const baseline = at(facts, day)?.baseline
    return baseline ? f.duration(baseline.manualMs) : f.none
  }
  const wage = (facts: MonthFacts, day: string) => {
    const found = at(facts, day)?.wage
    return found ? (mayReadWages ? f.money(BigInt(found.hourlyMinor), found.currency) : t('month.wageHidden')) : f.none
  }
  return [
    { id: 'units', label: t('entry.input.units'), before: f.number(was.succeeded), after: f.number(is.succeeded) },
    { id: 'failed', label: t('entry.input.failed'), before: f.number(was.failed), after: f.number(is.failed) },
    { id: 'attended', label: t('entry.input.attended'), before: hours(was.attendedMs), after: hours(is.attendedMs) },
    { id: 'missed', label: t('entry.input.missed'), before: missed(before), after: missed(after) },
    { id: 'late', label: t('entry.input.late'), before: f.number(before.late?.units ?? null), after: f.number(after.late?.units ?? null) },
    { id: 'adoption', label: t('entry.input.adoption'), before: f.percent(before.adoption?.value ?? null), after: f.percent(after.adoption?.value ?? null) },
    { id: 'scope', label: t('entry.input.scope'), before: f.number(before.scope?.value ?? null), after: f.number(after.scope?.value ?? null) },
    ...days.map((day) => ({ id: `manual-${day}`, label: t('entry.input.manual', { day: f.day(day) }), before: manual(before, day), after: manual(after, day) })),
    ...days.map((day) => ({ id: `wage-${day}`, label: t('entry.input.wage', { day: f.day(day) }), before: wage(before, day), after: wage(after, day) })),
    ...ledgerFormulas.map((key) => ({ id: key, label: t('entry.input.formula', { name: key }), before: `v${before.formulas[key]}`, after: `v${after.formulas[key]}` })),
  ]
}
