'use client'

import { useTranslations } from 'next-intl'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { OwnerAndCode } from '@/components/portfolio/owner-and-code'
import { ButtonLink } from '@/components/ui/button'
import { createSystemAction, updateSystemAction } from './actions'

interface SystemFormProps {
  system?: {
    id: string
    version: number
    name: string
    nameZh: string | null
    vendor: string | null
    release: string | null
    owner: { id: string; name: string } | null
  }
}

export function SystemForm({ system }: SystemFormProps) {
  const t = useTranslations('systems')
  const p = useTranslations('portfolio')
  const cancel = useTranslations('ui')('cancel')
  return (
    <Form action={system ? updateSystemAction : createSystemAction}>
      {system && <input type="hidden" name="id" value={system.id} />}
      {system && <input type="hidden" name="version" value={system.version} />}
      <FieldRow>
        <TextField name="name" label={p('nameEn')} defaultValue={system?.name} maxLength={120} autoComplete="off" />
        <TextField name="nameZh" label={p('nameZh')} help={p('nameZhHelp')} defaultValue={system?.nameZh ?? ''} maxLength={120} autoComplete="off" optional />
      </FieldRow>
      <FieldRow>
        <TextField name="vendor" label={t('vendor')} help={t('vendorHelp')} defaultValue={system?.vendor ?? ''} maxLength={120} optional />
        <TextField name="release" label={t('release')} help={t('releaseHelp')} defaultValue={system?.release ?? ''} maxLength={60} optional />
      </FieldRow>
      <OwnerAndCode label={t('owner')} help={t('ownerHelp')} owner={system?.owner} isNew={!system} />
      <FormActions>
        <SubmitButton>{t(system ? 'save' : 'create')}</SubmitButton>
        <ButtonLink href={system ? `/systems/${system.id}` : '/systems'} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
