'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/form/choice-fields'
import { NumberField } from '@/components/form/text-field'
import { TextLink } from '@/components/ui/text-link'
import { estimateBases, frequencyUnits } from '@/lib/core/requests/statuses'
import { isBeyondBelief, MOST_HOURS, volumeOf } from '@/lib/core/requests/volume'
import type { FormValues } from '@/lib/core/three-way'

const HOURS_OF_A_WEEK = 40

/** Items a year and tenths of hours a year of what stands in the form. */
export const liveVolume = (values: FormValues, workingDays: number) =>
  volumeOf({ frequencyCount: Number(values.frequencyCount) || null, frequencyUnit: values.frequencyUnit || null, manualMs: Math.round(Number(values.minutes) * 60_000) || null }, [], workingDays)

/** How often and how long, and at once what that comes to. */
export function VolumeFields({ values, live, workingDays }: { values: FormValues; live: FormValues; workingDays: number }) {
  const t = useTranslations('requestForm')
  const { itemsPerYear, hoursPerYearTenths } = liveVolume(live, workingDays)
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-4">
        <NumberField name="frequencyCount" label={t('count')} inputMode="numeric" min={1} step={1} defaultValue={values.frequencyCount} placeholder="20" />
        <SelectField name="frequencyUnit" label={t('per')} placeholder={t('choose')} defaultValue={values.frequencyUnit} options={frequencyUnits.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))} />
      </div>
      <NumberField name="minutes" label={t('minutes')} help={<>{t('minutesHelp')} <TextLink href="/calculator">{t('calculator')}</TextLink></>} min={0} unit={t('min')} defaultValue={values.minutes} placeholder="5" />
      {isBeyondBelief(itemsPerYear ?? 0, Number(live.minutes) * 60_000) && <p role="alert" className="-mt-2 text-sm text-act">{t('tooMuch', { hours: MOST_HOURS })}</p>}
      <SelectField name="basis" label={t('basis')} placeholder={false} defaultValue={values.basis || 'guessed'} options={estimateBases.map((basis) => ({ value: basis, label: t(`bases.${basis}`) }))} />
      <p aria-live="polite" className="panel border-l-[3px] border-l-accent px-4 py-3">
        {hoursPerYearTenths === null ? (
          <span className="text-sm text-ink-3">{t('hoursOpen')}</span>
        ) : (
          <>
            <span className="block font-semibold">{t('hours', { hours: roundedHours(hoursPerYearTenths) })}</span>
            <span className="block text-sm text-ink-2">{t('hoursNote', { items: itemsPerYear ?? 0, weeks: Math.round(hoursPerYearTenths / 10 / HOURS_OF_A_WEEK) })}</span>
          </>
        )}
      </p>
    </>
  )
}

/** Two figures are as much as an estimate is worth. */
export function roundedHours(tenths: number): number {
  const hours = tenths / 10
  const step = hours < 10 ? 0.5 : hours < 100 ? 1 : 10 ** (Math.floor(Math.log10(hours)) - 1)
  return Math.round(hours / step) * step
}
