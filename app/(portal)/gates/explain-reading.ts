import type { Explanation } from '@/components/ui/explain'
import { formatVariable } from '@/components/metrics/figure-format'
import type { Part, Reading } from '@/lib/core/gates/reading'
import { partUnit } from '@/lib/core/gates/derived'
import { nameIn } from '@/lib/core/localized'
import { factText, subjectText, unitText, type ReadingWords } from '@/lib/i18n/reading-text'

/** Parts listed before the rest is counted. */
const SHOWN_PARTS = 12

/** What a reading opens to: definition, formula, the values that went in, parts, sample, freshness and the records. */
export function explainReading(words: ReadingWords, reading: Reading, value: string, mayReadRuns: boolean): Explanation {
  const { f } = words
  const t = (key: string, params: object = {}) => words.t(key as never, params as never)
  const opensRuns = reading.kind === 'measured'
  const parts = [...reading.parts].sort((a, b) => Number(a.state === 'met') - Number(b.state === 'met'))
  return {
    title: reading.kind === 'signed' ? reading.label[f.locale] : subjectText(words.t, f.locale, reading),
    value,
    definition: definitionOf(t, f.locale, reading),
    formula: reading.metric ? t(`metrics.${reading.metric}.formula`) : reading.source ? t(`gates.sources.${reading.source}.formula`) : t('gates.explain.signedFormula'),
    values: [
      ...Object.entries(reading.variables).map(([name, variable]) => ({ label: t(reading.metric ? `metrics.variables.${name}` : `gates.variables.${name}`), value: formatVariable(f, name, variable) })),
      ...parts.slice(0, SHOWN_PARTS).map((part) => ({ label: part.name === null ? t(`people.role.${part.key}`) : nameIn(f.locale, { name: part.name, nameZh: part.nameZh }), value: partText(words, reading, part) })),
      ...(parts.length > SHOWN_PARTS ? [{ label: t('gates.explain.more', { count: parts.length - SHOWN_PARTS }), value: '' }] : []),
    ],
    sample: sampleOf(words, reading),
    source: reading.freshUntil ? t('gates.source', { at: f.dateTime(reading.freshUntil) }) : undefined,
    runsHref: reading.href && (!opensRuns || mayReadRuns) ? reading.href : undefined,
    runsLabel: t(opensRuns ? 'gates.explain.openRuns' : 'gates.explain.openRegister'),
  }
}

/** What the criterion asks, then what a metric counts; a register says the same as its criterion. */
function definitionOf(t: (key: string) => string, locale: 'en' | 'zh-CN', { help, metric }: Reading): string {
  return [help[locale], ...(metric ? [t(`metrics.${metric}.definition`)] : [])].join(locale === 'en' ? ' ' : '')
}

function partText(words: ReadingWords, reading: Reading, part: Part): string {
  const state = words.t(`gates.state.${part.state}` as never)
  const figure = part.value === null ? null : unitText(words.f, partUnit(reading), part.value, reading.comparator)
  const why = part.facts.map((fact) => factText(words, fact)).join(' ')
  return [figure, state, why].filter(Boolean).join(' · ')
}

function sampleOf(words: ReadingWords, { window, sample }: Reading): string | undefined {
  const { f, day } = words
  const t = (key: string, params: object = {}) => words.t(key as never, params as never)
  const span = window && `${window.workingDays ? t('gates.window', { days: window.workingDays }) : t('gates.windowPhase')} (${day(window.from)} – ${day(window.to)})`
  return [sample === null ? null : f.number(sample), span].filter(Boolean).join(', ') || undefined
}
