'use client'

import { useTranslations } from 'next-intl'
import { FieldRow, FormSection } from '@/components/form/form-layout'
import { NumberField } from '@/components/form/text-field'
import type { RecognitionRules } from '@/lib/core/recognition/rules'

const earning = ['perVerifiedHour', 'live', 'approved', 'support', 'submitted'] as const

/** The rules as fields; `rules` are what stands in them. */
export function RulesFields({ rules }: { rules: RecognitionRules }) {
  const t = useTranslations('recognition.rules')
  const value = { capDay: rules.caps.day, capMonth: rules.caps.month, capYear: rules.caps.year }
  return (
    <>
      <FormSection title={t('earn')}>
        <FieldRow>
          {earning.map((name) => (
            <NumberField key={name} name={name} label={t(`fields.${name}`)} defaultValue={rules[name]} min={0} step={name === 'perVerifiedHour' ? 0.1 : 1} unit={t('pt')} />
          ))}
          <NumberField name="benefitMonths" label={t('fields.benefitMonths')} defaultValue={rules.benefitMonths} min={1} max={60} step={1} />
        </FieldRow>
      </FormSection>
      <FormSection title={t('caps')}>
        <FieldRow>
          {(['capDay', 'capMonth', 'capYear'] as const).map((name) => (
            <NumberField key={name} name={name} label={t(`fields.${name}`)} defaultValue={value[name]} min={1} step={1} />
          ))}
        </FieldRow>
      </FormSection>
    </>
  )
}
