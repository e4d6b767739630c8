'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Option } from '@/components/form/choice-fields'
import { RadioCards, SelectField } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { createPersonAction } from '../actions'
import { OneTimePassword } from '../one-time-password'

interface Created {
  person: { name: string }
  oneTimePassword: string | null
}

export function PersonForm({ departments, roles }: { departments: Option[]; roles: Option[] }) {
  const t = useTranslations('people')
  const cancel = useTranslations('ui')('cancel')
  const [created, setCreated] = useState<Created | null>(null)
  return (
    <>
      {created?.oneTimePassword && <OneTimePassword name={created.person.name} password={created.oneTimePassword} />}
      <Form action={createPersonAction} resetOnSuccess onSuccess={(data) => setCreated(data as Created)}>
        <FieldRow>
          <TextField name="name" label={t('name')} autoComplete="off" maxLength={120} />
          <TextField name="email" type="email" label={t('email')} help={t('emailHelp')} autoComplete="off" maxLength={254} />
        </FieldRow>
        <FieldRow>
          <TextField name="jobTitle" label={t('jobTitle')} optional maxLength={120} />
          <SelectField name="departmentId" label={t('department')} options={departments} placeholder={t('noDepartment')} optional />
        </FieldRow>
        <RadioCards name="role" label={t('roles')} help={t('roleHelp')} options={roles} defaultValue="employee" columns={3} />
        <SelectField name="roleDepartmentId" label={t('scope')} help={t('scopeHelp')} options={departments} placeholder={t('scopeAll')} optional />
        <FormActions>
          <SubmitButton>{t('add')}</SubmitButton>
          <ButtonLink href="/people" variant="quiet" size="lg">
            {cancel}
          </ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}
