'use client'

import { useTranslations } from 'next-intl'
import { FieldRow } from '@/components/form/form-layout'
import { NumberField, TextField } from '@/components/form/text-field'
import { overridable, type Assessed, type Overrides } from '@/lib/core/scoring/assess'
import { useScoreFormats } from './use-score-formats'

/** The calculated parts, each of which the assessor may replace by a value with a reason. */
export function OverrideFields({ overrides, computed }: { overrides: Overrides; computed: Assessed['computed'] }) {
  const t = useTranslations('scoring')
  const { points } = useScoreFormats('CNY')
  return (
    <details className="mb-7" open={Object.keys(overrides).length > 0 || undefined}>
      <summary className="cursor-default">
        <span className="inline-block max-w-[calc(100%-1.5rem)] align-top">
          <span className="text-lg font-semibold">{t('overrides.title')}</span>
          <span className="block text-xs text-ink-3">{t('overrides.note')}</span>
        </span>
      </summary>
      <div className="mt-3 grid gap-4">
        {overridable.map((part) => (
          <FieldRow key={part}>
            <NumberField
              name={`overrides.${part}.value`}
              label={t('overrides.value', { part: t(`parts.${part}`) })}
              help={t('overrides.calculated', { value: points(computed[part]) })}
              defaultValue={overrides[part]?.value}
              min={0}
              max={100}
              optional
            />
            <TextField name={`overrides.${part}.reason`} label={t('overrides.reason')} defaultValue={overrides[part]?.reason} maxLength={1000} autoComplete="off" optional />
          </FieldRow>
        ))}
      </div>
    </details>
  )
}
