import type { Reason } from '@/lib/core/errors'
import type { Comparator, Reading, Unit } from '@/lib/core/gates/reading'
import type { Readiness } from '@/lib/core/gates/readiness'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { Formats } from './format'
import { say, type Translator } from './say'

type Judged = Pick<Reading, 'value' | 'target' | 'comparator' | 'unit'>

/** What readings are said with: a translator without namespace, the reader's formats, and their way to write a day. */
export interface ReadingWords {
  t: Translator
  f: Formats
  day: (day: string) => string
}

const decimals = (basisPoints: number): number => (basisPoints % 100 === 0 ? 0 : basisPoints % 10 === 0 ? 1 : 2)

/** Cut towards the side of "not met", so that 97.95 % is never read as 98 %. */
function percentText(f: Formats, value: number, comparator: Comparator | null, digits: number): string {
  const step = 10 ** (2 - digits)
  return f.percent((comparator === 'at-most' ? Math.ceil(value / step - 1e-9) : Math.floor(value / step + 1e-9)) * step || 0, { digits })
}

/** A value in its unit; null is the sign for no data. */
export function unitText(f: Formats, unit: Unit | null, value: number | null, comparator: Comparator | null = null, digits = 1): string {
  if (value === null) return f.none
  switch (unit) {
    case 'bp':
      return percentText(f, value, comparator, digits)
    case 'ms':
      return f.duration(value)
    case 'perDay':
      return f.number(value, { digits: 1 })
    default:
      return f.number(value)
  }
}

/** With as many decimals as the target has, so that both can be compared by eye. */
export const valueText = (f: Formats, { value, unit, comparator, target }: Judged): string =>
  unitText(f, unit, value, comparator, Math.max(1, unit === 'bp' && target !== null ? decimals(target) : 1))

/** "≥ 98 %"; a number of signatures stands alone. */
export const targetText = (f: Formats, { kind, target, unit, comparator }: Judged & Pick<Reading, 'kind'>): string =>
  kind === 'signed' ? f.number(target) : target === null ? f.none : `${comparator === 'at-most' ? '≤' : '≥'} ${unitText(f, unit, target, null, unit === 'bp' ? decimals(target) : 1)}`

/** How much is missing: "1.2 points", "3 min"; null when nothing is or when it cannot be said. */
export function gapText(f: Formats, { value, target, unit, comparator }: Judged): string | null {
  if (value === null || target === null) return null
  const gap = comparator === 'at-most' ? value - target : target - value
  if (gap <= 0) return null
  if (unit !== 'bp') return unitText(f, unit, gap)
  const digits = gap < 10 ? 2 : 1
  const step = 10 ** (2 - digits)
  return f.points(Math.ceil(gap / step - 1e-9) * step, { digits }).replace('+', '')
}

/** A reason with its days written as the reader writes them. */
export const factText = ({ t, day }: ReadingWords, reason: Reason): string =>
  say(t, reason.params && 'day' in reason.params ? { ...reason, params: { ...reason.params, day: day(String(reason.params.day)) } } : reason)

/** What a criterion reads, as a name: the metric, the register, or the criterion itself. */
export function subjectText(t: Translator, locale: Locale, reading: Pick<Reading, 'metric' | 'source' | 'label'>): string {
  const key = reading.metric ? `metrics.${reading.metric}.name` : reading.source ? `gates.sources.${reading.source}.name` : null
  return key ? t(key as never) : reading.label[locale]
}

/** "7 of 10 criteria met; success rate is short by 1.2 points; decision due in 12 days" */
export function headlineText({ t, f, day }: ReadingWords, readiness: Readiness): string {
  const { phase, met, of, nearest, dueInDays } = readiness
  const told = (key: string, params: object) => t(`gates.headline.${key}` as never, params as never)
  if (phase.status === 'closed') return told('closed', { met, of })
  const parts = [told(met === of ? 'all' : 'met', { met, of })]
  const gap = nearest && gapText(f, nearest)
  if (phase.status === 'active' && nearest && gap) parts.push(told(nearest.comparator === 'at-most' ? 'over' : 'short', { name: midSentence(f.locale, subjectText(t, f.locale, nearest)), gap }))
  if (phase.status === 'planned') return [...parts, ...(phase.plannedStart ? [told('planned', { day: day(phase.plannedStart) })] : [])].join(told('join', {}))
  if (dueInDays !== null) parts.push(dueInDays < 0 ? told('overdue', { days: -dueInDays }) : told('due', { days: dueInDays }))
  return parts.join(told('join', {}))
}

/** "Pilot: 7 of 10 criteria met; …" */
export const phaseHeadlineText = (words: ReadingWords, readiness: Readiness): string =>
  words.t('gates.headline.phase' as never, { phase: nameIn(words.f.locale, readiness.phase), rest: headlineText(words, readiness) } as never)

const midSentence = (locale: Locale, name: string): string => (locale === 'en' && /^[A-Z][a-z]/.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name)
