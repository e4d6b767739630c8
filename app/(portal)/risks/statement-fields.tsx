'use client'

import { useTranslations } from 'next-intl'
import { FormSection } from '@/components/form/form-layout'
import { TextArea, TextField } from '@/components/form/text-field'

export interface StatementValues {
  title?: string
  titleZh?: string | null
  cause?: string
  causeZh?: string | null
  event?: string
  eventZh?: string | null
  consequence?: string
  consequenceZh?: string | null
}

/** The statement in its three parts, and the same in Chinese where it is given. */
export function StatementFields({ values }: { values: StatementValues }) {
  const t = useTranslations('risks.form')
  const hasChinese = [values.titleZh, values.causeZh, values.eventZh, values.consequenceZh].some(Boolean)
  return (
    <FormSection title={t('statement')} note={t('statementNote')}>
      <TextField name="title" label={t('titleLabel')} defaultValue={values.title} maxLength={160} autoComplete="off" />
      <TextArea name="cause" label={t('cause')} help={t('causeHelp')} defaultValue={values.cause} maxLength={1000} rows={2} />
      <TextArea name="event" label={t('event')} help={t('eventHelp')} defaultValue={values.event} maxLength={1000} rows={2} />
      <TextArea name="consequence" label={t('consequence')} help={t('consequenceHelp')} defaultValue={values.consequence} maxLength={1000} rows={2} />
      <details open={hasChinese} className="rounded-md border border-line px-4 py-3">
        <summary className="cursor-pointer text-sm font-medium">{t('chinese')}</summary>
        <p className="mt-1 mb-4 text-sm text-ink-2">{t('chineseNote')}</p>
        <div className="grid gap-5">
          <TextField name="titleZh" label={t('zhTitle')} defaultValue={values.titleZh ?? ''} maxLength={160} autoComplete="off" optional />
          <TextArea name="causeZh" label={t('zhCause')} defaultValue={values.causeZh ?? ''} maxLength={1000} rows={2} optional />
          <TextArea name="eventZh" label={t('zhEvent')} defaultValue={values.eventZh ?? ''} maxLength={1000} rows={2} optional />
          <TextArea name="consequenceZh" label={t('zhConsequence')} defaultValue={values.consequenceZh ?? ''} maxLength={1000} rows={2} optional />
        </div>
      </details>
    </FormSection>
  )
}
