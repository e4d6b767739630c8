'use client'

import { useTranslations } from 'next-intl'
import { FieldNotes, useControl } from '@/components/form/field'
import type { SuitabilityQuestion } from '@/lib/core/requests/statuses'

/** One of the five questions: 1 to 5, with what the ends mean in an example each. */
export function ScaleField({ name, defaultValue }: { name: SuitabilityQuestion; defaultValue: string }) {
  const t = useTranslations('requestForm.questions')
  const label = t(`${name}.ask`)
  const { id, error, control } = useControl({ name, label })
  return (
    <fieldset className="min-w-0" aria-describedby={control['aria-describedby']} aria-invalid={control['aria-invalid']}>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className="grid grid-cols-5 gap-1.5">
        {[1, 2, 3, 4, 5].map((value) => (
          <label
            key={value}
            className="flex h-control cursor-pointer items-center justify-center rounded-md border border-line-strong bg-surface font-medium tabular-nums hover:border-ink-3 has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input id={value === 1 ? id : undefined} type="radio" name={name} value={value} defaultChecked={defaultValue === String(value)} aria-label={t('of', { label, value })} className="sr-only" />
            {value}
          </label>
        ))}
      </div>
      <div className="mt-1 grid grid-cols-2 gap-4 text-xs text-ink-3" aria-hidden="true">
        <span>{t(`${name}.low`)}</span>
        <span className="text-right">{t(`${name}.high`)}</span>
      </div>
      <span className="sr-only">{t('ends', { low: t(`${name}.low`), high: t(`${name}.high`) })}</span>
      <FieldNotes id={id} error={error} />
    </fieldset>
  )
}
