'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { createGradeAction, updateGradeAction } from './actions'

export function AddGrade() {
  const t = useTranslations('rates.grades')
  const router = useRouter()
  return (
    <Dialog trigger={t('add')} title={t('add')} description={t('addText')} size="sm">
      {(close) => (
        <Form
          action={createGradeAction}
          guard={false}
          successMessage={t('saved')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
          className="grid gap-4"
        >
          <TextField name="name" label={t('nameEn')} maxLength={80} autoComplete="off" />
          <TextField name="nameZh" label={t('nameZh')} maxLength={80} autoComplete="off" optional />
          <TextField name="code" label={t('code')} help={t('codeHelp')} maxLength={20} autoComplete="off" optional mono />
          <div>
            <SubmitButton size="md">{t('create')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}

export function RenameGrade({ grade, title }: { grade: { id: string; version: number; name: string; nameZh: string | null }; title: string }) {
  const t = useTranslations('rates.grades')
  const router = useRouter()
  return (
    <Dialog trigger={t('edit')} title={title} variant="quiet" size="sm">
      {(close) => (
        <Form
          action={updateGradeAction}
          guard={false}
          successMessage={t('saved')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
          className="grid gap-4"
        >
          <input type="hidden" name="id" value={grade.id} />
          <input type="hidden" name="version" value={grade.version} />
          <TextField name="name" label={t('nameEn')} defaultValue={grade.name} maxLength={80} autoComplete="off" />
          <TextField name="nameZh" label={t('nameZh')} defaultValue={grade.nameZh ?? ''} maxLength={80} autoComplete="off" optional />
          <div>
            <SubmitButton size="md">{t('save')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
