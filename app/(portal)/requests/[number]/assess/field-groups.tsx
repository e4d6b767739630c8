'use client'

import { useTranslations } from 'next-intl'
import { fieldGroups, fieldNames, specOf, type FieldGroup, type FieldName } from '@/lib/core/scoring/fields'
import type { ScoringConstants } from '@/lib/core/scoring/model'
import type { Prefill } from '@/lib/features/scoring/prefill'
import { AssessField } from './assess-field'
import type { Live } from './live'
import { useScoreFormats } from './use-score-formats'

interface FieldGroupsProps {
  constants: ScoringConstants
  currency: string
  prefill: Prefill
  start: { typed: Record<FieldName, string>; reasons: Partial<Record<FieldName, string>> }
  typed: Record<string, string>
  live: Live
}

/** Seldom filled in, so they wait behind their heading. */
const folded: readonly FieldGroup[] = ['log', 'indirect']

/** Every group of fields with what it is for; what was known is in the fields already. */
export function FieldGroups({ constants, currency, prefill, start, typed, live }: FieldGroupsProps) {
  const t = useTranslations('scoring')
  const { number, percent, money } = useScoreFormats(currency)
  const { build } = live.assessed
  const usual: Partial<Record<FieldName, string>> = {
    buildTenthDays: `${number(build.tenthDays / 10, 1)} ${t('units.days')}`,
    buildCostMinor: money(build.cost),
    runCostMinor: money(build.running),
  }
  const notes: Partial<Record<FieldGroup, Record<string, string>>> = {
    volume: { full: number(constants.frequencyFull) },
    log: { share: percent(constants.log.shareBp / 10_000), cases: number(constants.log.cases) },
  }
  return fieldGroups.map((group) => {
    const names = fieldNames.filter((name) => specOf(name).group === group)
    const list = (
      <div className="divide-y divide-line-soft">
        {names.map((name) => (
          <AssessField key={name} name={name} currency={currency} known={prefill[name]} start={start.typed[name]} reason={start.reasons[name]} now={typed[`typed.${name}`] ?? ''} usual={usual[name]} />
        ))}
      </div>
    )
    const head = (
      <>
        <span className="text-lg font-semibold">{t(`groups.${group}.title`)}</span>
        <span className="block text-xs text-ink-3">{t(`groups.${group}.note` as 'groups.gate.note', notes[group] as never)}</span>
      </>
    )
    return folded.includes(group) ? (
      <details key={group} className="mb-6" open={names.some((name) => start.typed[name] !== '') || undefined}>
        <summary className="mb-1 cursor-default">
          <span className="inline-block max-w-[calc(100%-1.5rem)] align-top">{head}</span>
        </summary>
        {list}
      </details>
    ) : (
      <fieldset key={group} className="mb-7 min-w-0">
        <legend className="mb-1">{head}</legend>
        {list}
      </fieldset>
    )
  })
}
