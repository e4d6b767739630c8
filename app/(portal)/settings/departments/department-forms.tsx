'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { SelectField, type Option } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FieldRow } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { createDepartmentAction, deleteDepartmentAction, moveDepartmentAction, updateDepartmentAction } from './actions'

export function AddDepartment({ parents }: { parents: Option[] }) {
  const t = useTranslations('settings.tree')
  const router = useRouter()
  return (
    <Form action={createDepartmentAction} resetOnSuccess guard={false} successMessage={t('saved')} onSuccess={() => router.refresh()}>
      <FieldRow>
        <TextField name="name" label={t('name')} maxLength={120} autoComplete="off" />
        <TextField name="nameZh" label={t('nameZh')} optional maxLength={120} autoComplete="off" />
      </FieldRow>
      <FieldRow>
        <TextField name="code" label={t('code')} help={t('codeHelp')} optional maxLength={30} autoComplete="off" />
        <SelectField name="parentId" label={t('parent')} options={parents} placeholder={t('top')} optional />
      </FieldRow>
      <div>
        <SubmitButton>{t('add')}</SubmitButton>
      </div>
    </Form>
  )
}

interface Department {
  id: string
  name: string
  nameZh: string | null
  parentId: string | null
}

export function EditDepartment({ department, parents }: { department: Department; parents: Option[] }) {
  const t = useTranslations('settings.tree')
  const save = useTranslations('ui')('save')
  const router = useRouter()
  const { id, name, nameZh, parentId } = department
  return (
    <Dialog trigger={t('editShort')} title={t('edit', { name })} variant="quiet" size="sm">
      {(close) => {
        const done = () => {
          close()
          router.refresh()
        }
        return (
          <div className="grid gap-6">
            <Form action={updateDepartmentAction} guard={false} onSuccess={done} className="grid gap-4">
              <input type="hidden" name="id" value={id} />
              <TextField name="name" label={t('name')} defaultValue={name} maxLength={120} />
              <TextField name="nameZh" label={t('nameZh')} defaultValue={nameZh ?? ''} optional maxLength={120} />
              <div>
                <SubmitButton size="md">{save}</SubmitButton>
              </div>
            </Form>
            <Form action={moveDepartmentAction} guard={false} onSuccess={done} className="grid gap-4 border-t border-line pt-4">
              <input type="hidden" name="id" value={id} />
              <SelectField name="parentId" label={t('parent')} options={parents.filter((parent) => parent.value !== id)} defaultValue={parentId ?? ''} placeholder={t('top')} optional />
              <div>
                <SubmitButton variant="secondary" size="md">
                  {t('move')}
                </SubmitButton>
              </div>
            </Form>
          </div>
        )
      }}
    </Dialog>
  )
}

export function DeleteDepartment({ id, name }: { id: string; name: string }) {
  const t = useTranslations('settings.tree')
  return (
    <Confirm trigger={t('delete')} title={t('delete')} consequence={t('deleteAsk', { name })} confirmLabel={t('delete')} action={() => deleteDepartmentAction({ id })} variant="quiet" size="sm" danger />
  )
}
