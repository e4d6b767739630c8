import { metrics, type MetricId } from '@/lib/core/runs/metrics'
import { unitOf, type Criterion } from '@/lib/core/gates/criterion'
import type { CriterionChange } from '@/lib/core/gates/diff'
import { unitText, type ReadingWords } from '@/lib/i18n/reading-text'

/** One difference as a headline and its parts, in the reader's language. */
export interface ChangeWords {
  id: string
  title: string
  parts: string[]
}

export function changeWords(words: ReadingWords, change: CriterionChange): ChangeWords {
  const t = (key: string, params: object = {}) => words.t(`gates.change.${key}` as never, params as never)
  return {
    id: change.criterionId,
    title: t(change.kind, { label: change.label[words.f.locale] }),
    parts: change.fields.map(({ field, before, after }) => {
      const name = words.t.has(`gates.change.field.${field}` as never) ? t(`field.${field}`) : field
      if (field === 'label' || field === 'help') return t('reworded', { field: name })
      return t('from', { field: name, before: valueWords(words, change.before, field, before), after: valueWords(words, change.after, field, after) })
    }),
  }
}

/** A setting of a criterion as people say it. */
function valueWords(words: ReadingWords, of: Criterion | null, field: string, value: unknown): string {
  const { f } = words
  const t = (key: string, params: object = {}) => words.t(`gates.${key}` as never, params as never)
  if (value === undefined) return f.none
  if (field === 'target' && of && of.kind !== 'signed') return unitText(f, unitOf(of), value as number, null, 2)
  if (field === 'mandatory') return t(value ? 'mandatory' : 'advisory')
  if (field === 'evidence') return t(value ? 'change.evidenceYes' : 'change.evidenceNo')
  if (field === 'roles') return f.list((value as string[]).map((role) => words.t(`people.role.${role}` as never)))
  if (field === 'metric') return (value as MetricId) in metrics ? words.t(`metrics.${value as MetricId}.name` as never) : String(value)
  if (field === 'source') return t(`sources.${String(value)}.name`)
  if (field === 'scope') return t(`scopeShort.${String(value)}`)
  if (field === 'kind') return t(`kind.${String(value)}`)
  if (field === 'comparator') return t(`editor.${String(value)}`)
  if (field === 'windowDays') return value === null ? t('windowPhase') : t('change.workingDays', { days: value })
  if (field === 'validDays') return value === null ? t('change.ever') : t('change.days', { days: value })
  return typeof value === 'number' ? f.number(value) : String(value)
}
