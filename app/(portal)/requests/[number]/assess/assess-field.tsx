'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { controlClass, FieldNotes, useControl } from '@/components/form/field'
import { fieldText } from '@/lib/core/scoring/typed'
import { firmSources, specOf, type FieldName } from '@/lib/core/scoring/fields'
import type { Prefilled } from '@/lib/features/scoring/prefill'

interface AssessFieldProps {
  name: FieldName
  currency: string
  known: Prefilled
  start: string
  reason?: string
  now: string
  /** What a blank field stands for */
  usual?: string
}

const units: Record<string, 'minutes' | 'percent' | 'days' | 'points'> = { minutes: 'minutes', percent: 'percent', days: 'days', points: 'points' }

/** One line: what is asked and where the value comes from on the left, the value on the right, the reason below once it differs. */
export function AssessField({ name, currency, known, start, reason, now, usual }: AssessFieldProps) {
  const t = useTranslations('scoring')
  const spec = specOf(name)
  const label = t(`fields.${name}.label`)
  const { id, error, control } = useControl({ name: `typed.${name}`, label, optional: spec.optional })
  const knownText = fieldText(name, known.value, currency)
  const differs = known.value !== null && now.trim() !== knownText
  const asksWhy = (differs && firmSources.has(known.source)) || (name === 'logHundredths' && now !== '')
  const shown = (text: string) => (spec.kind === 'choice' ? t(`choices.${text}` as 'choices.yes') : text)
  const unit = spec.kind === 'money' ? currency : units[spec.kind] ? t(`units.${units[spec.kind]!}`) : undefined
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(8.5rem,11rem)] items-center gap-x-4 py-2">
      <div className="min-w-0">
        <label htmlFor={id} className="block text-sm font-medium">
          {label}
        </label>
        <p className="text-xs text-ink-3">
          {differs ? t('other', { source: t(`sources.${known.source}`), value: `${shown(knownText)}${unit ? `\u00a0${unit}` : ''}` }) : usual && now === '' ? t('usual', { value: usual }) : t(`sources.${known.source}`)}
          {known.other && <span>{` · ${t('other', { source: t(`sources.${known.other.source}`), value: fieldText(name, known.other.value, currency) })}`}</span>}
        </p>
      </div>
      {spec.kind === 'choice' ? (
        <span className="relative block">
          <select {...control} defaultValue={start} className={clsx(controlClass, 'h-row appearance-none pr-8 text-sm pointer-coarse:h-11')}>
            <option value="">–</option>
            {spec.options!.map((option) => (
              <option key={option} value={option}>
                {shown(option)}
              </option>
            ))}
          </select>
          <svg aria-hidden="true" viewBox="0 0 12 12" className="pointer-events-none absolute top-1/2 right-3 size-3 -translate-y-1/2 fill-none stroke-ink-3 stroke-[1.6]">
            <path d="m2 4 4 4 4-4" />
          </svg>
        </span>
      ) : (
        <span className="relative block">
          <input
            {...control}
            defaultValue={start}
            inputMode="decimal"
            autoComplete="off"
            className={clsx(controlClass, 'h-row text-right text-sm tabular-nums pointer-coarse:h-11')}
            style={unit ? { paddingRight: `calc(${[...unit].length}ch + 1.75rem)` } : undefined}
          />
          {unit && <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-xs text-ink-3">{unit}</span>}
        </span>
      )}
      <div className="col-span-2">
        <FieldNotes id={id} error={error} />
        {asksWhy && <Why name={name} reason={reason} />}
      </div>
    </div>
  )
}

function Why({ name, reason }: { name: FieldName; reason?: string }) {
  const t = useTranslations('scoring')
  const label = t(name === 'logHundredths' ? 'logReason' : 'reasonLabel')
  const { id, error, control } = useControl({ name: `reasons.${name}`, label })
  return (
    <div className="mt-1.5 border-l-2 border-watch pl-3">
      <label htmlFor={id} className="mb-1 block text-xs text-ink-2">
        {label}
      </label>
      <input {...control} defaultValue={reason} maxLength={1000} autoComplete="off" className={clsx(controlClass, 'h-row text-sm pointer-coarse:h-11')} />
      <FieldNotes id={id} error={error} />
    </div>
  )
}
