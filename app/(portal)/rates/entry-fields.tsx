'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { CheckField } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import type { FormAction } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'

interface EntryFormProps {
  action: FormAction
  today: string
  backHref: string
  children: ReactNode
}

/** What every entry has below its own fields: a first day and a source, and the question again where something looks strange. */
export function EntryForm({ action, today, backHref, children }: EntryFormProps) {
  const t = useTranslations('rates.form')
  const cancel = useTranslations('ui')('cancel')
  const [asked, setAsked] = useState(false)
  return (
    <Form action={action} onRefused={({ fields }) => fields?.sure && setAsked(true)}>
      {children}
      <FormSection title={t('since')}>
        <FieldRow>
          <DateField name="validFrom" label={t('validFrom')} help={t('validHelp')} defaultValue={today} />
          <TextField name="source" label={t('source')} help={t('sourceHelp')} maxLength={300} autoComplete="off" />
        </FieldRow>
        {asked && <CheckField name="sure" label={t('sure')} />}
      </FormSection>
      <FormActions>
        <SubmitButton>{t('submit')}</SubmitButton>
        <ButtonLink href={backHref} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
