'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SelectField, type Option } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FieldRow } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Confirm } from '@/components/ui/confirm'
import { grantRoleAction, resetPasswordAction, revokeRoleAction, setActiveAction, updatePersonAction } from '../actions'
import { OneTimePassword } from '../one-time-password'

interface DetailsProps {
  person: { id: string; name: string; email: string; jobTitle: string | null; departmentId: string | null }
  departments: Option[]
}

export function PersonDetails({ person, departments }: DetailsProps) {
  const t = useTranslations('people')
  const save = useTranslations('ui')
  return (
    <Form action={updatePersonAction} successMessage={save('form.saved')}>
      <input type="hidden" name="id" value={person.id} />
      <FieldRow>
        <TextField name="name" label={t('name')} defaultValue={person.name} maxLength={120} />
        <TextField name="email" type="email" label={t('email')} defaultValue={person.email} maxLength={254} />
      </FieldRow>
      <FieldRow>
        <TextField name="jobTitle" label={t('jobTitle')} defaultValue={person.jobTitle ?? ''} optional maxLength={120} />
        <SelectField name="departmentId" label={t('department')} options={departments} defaultValue={person.departmentId ?? ''} placeholder={t('noDepartment')} optional />
      </FieldRow>
      <div>
        <SubmitButton>{save('save')}</SubmitButton>
      </div>
    </Form>
  )
}

export function GrantRole({ personId, departments, roles }: { personId: string; departments: Option[]; roles: Option[] }) {
  const t = useTranslations('people')
  return (
    <Form action={grantRoleAction} resetOnSuccess guard={false} className="mt-4 grid gap-4">
      <input type="hidden" name="personId" value={personId} />
      <FieldRow>
        <SelectField name="role" label={t('grant')} options={roles} />
        <SelectField name="departmentId" label={t('scope')} options={departments} placeholder={t('scopeAll')} optional />
      </FieldRow>
      <div>
        <SubmitButton variant="secondary" size="md">
          {t('grant')}
        </SubmitButton>
      </div>
    </Form>
  )
}

export function RevokeRole({ grantId, role, name }: { grantId: string; role: string; name: string }) {
  const t = useTranslations('people')
  return (
    <Confirm
      trigger={t('revoke')}
      title={t('revoke')}
      consequence={t('revokeAsk', { role, name })}
      confirmLabel={t('revoke')}
      action={() => revokeRoleAction({ grantId })}
      variant="quiet"
      size="sm"
      danger
    />
  )
}

export function Access({ person }: { person: { id: string; name: string; active: boolean } }) {
  const t = useTranslations('people')
  const [password, setPassword] = useState<string | null>(null)
  const reset = async () => {
    const result = await resetPasswordAction({ id: person.id })
    if (result.ok) setPassword(result.data.oneTimePassword)
    return result
  }
  const name = person.name
  return (
    <>
      {password && <OneTimePassword name={name} password={password} />}
      <div className="flex flex-wrap gap-2">
        <Confirm trigger={t('resetPassword')} title={t('resetPassword')} consequence={t('resetAsk', { name })} confirmLabel={t('resetPassword')} action={reset} />
        {person.active ? (
          <Confirm trigger={t('deactivate')} title={t('deactivate')} consequence={t('deactivateAsk', { name })} confirmLabel={t('deactivate')} action={() => setActiveAction({ id: person.id, active: false })} danger />
        ) : (
          <Confirm trigger={t('reactivate')} title={t('reactivate')} consequence={t('reactivateAsk', { name })} confirmLabel={t('reactivate')} action={() => setActiveAction({ id: person.id, active: true })} />
        )}
      </div>
    </>
  )
}
