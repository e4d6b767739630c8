'use client'

import { useTranslations } from 'next-intl'
import { RadioCards, SelectField } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { OwnerAndCode } from '@/components/portfolio/owner-and-code'
import { ButtonLink } from '@/components/ui/button'
import { createComponentAction, updateComponentAction } from './actions'
import type { ComponentChoices } from './choices'

export interface EditedComponent {
  id: string
  version: number
  name: string
  nameZh: string | null
  kind: string
  description: string | null
  technology: string | null
  owner: { id: string; name: string } | null
  link: string | null
  release: string | null
}

export function ComponentForm({ choices, edited }: { choices: ComponentChoices; edited?: EditedComponent }) {
  const t = useTranslations('components')
  const p = useTranslations('portfolio')
  const cancel = useTranslations('ui')('cancel')
  return (
    <Form action={edited ? updateComponentAction : createComponentAction}>
      {edited && <input type="hidden" name="id" value={edited.id} />}
      {edited && <input type="hidden" name="version" value={edited.version} />}
      <FieldRow>
        <TextField name="name" label={p('nameEn')} defaultValue={edited?.name} maxLength={120} autoComplete="off" />
        <TextField name="nameZh" label={p('nameZh')} help={p('nameZhHelp')} defaultValue={edited?.nameZh ?? ''} maxLength={120} autoComplete="off" optional />
      </FieldRow>
      <RadioCards name="kind" label={t('kind')} options={choices.kinds} defaultValue={edited?.kind ?? 'connector'} columns={3} />
      <TextArea name="description" label={t('description')} help={t('descriptionHelp')} defaultValue={edited?.description ?? ''} maxLength={4000} optional />
      <FieldRow>
        <SelectField name="technology" label={t('technology')} options={choices.technologies} defaultValue={edited?.technology ?? undefined} placeholder={t('anyTechnology')} optional />
        <TextField name="release" label={t('release')} help={t('releaseHelp')} defaultValue={edited?.release ?? ''} maxLength={60} optional />
      </FieldRow>
      <TextField name="link" type="url" label={t('link')} help={t('linkHelp')} defaultValue={edited?.link ?? ''} maxLength={500} optional />
      <OwnerAndCode label={t('owner')} help={t('ownerHelp')} owner={edited?.owner} isNew={!edited} />
      <FormActions>
        <SubmitButton>{t(edited ? 'save' : 'create')}</SubmitButton>
        <ButtonLink href={edited ? `/components/${edited.id}` : '/components'} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
