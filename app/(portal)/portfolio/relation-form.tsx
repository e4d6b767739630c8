'use client'

import { useTranslations } from 'next-intl'
import { RadioCards, SelectField, type Option } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { relationKinds } from '@/lib/core/portfolio/selection/problem'
import { useRouter } from 'next/navigation'
import { addRelationAction } from './actions'

/** Which request needs or excludes which; closes once it is stored. */
export function RelationForm({ options, from }: { options: Option[]; from?: string }) {
  const t = useTranslations('selection.relation')
  const router = useRouter()
  return (
    <Dialog trigger={t('add')} size="sm" title={t('add')}>
      {(close) => (
        <Form
          action={addRelationAction}
          successMessage={t('added')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <SelectField name="fromId" label={t('from')} options={options} defaultValue={from} />
          <RadioCards name="kind" label={t('kind')} columns={2} defaultValue="needs" options={relationKinds.map((value) => ({ value, label: t(value), note: t(`${value}Note`) }))} />
          <SelectField name="toId" label={t('to')} options={options} />
          <TextField name="reason" label={t('reason')} maxLength={500} optional />
          <div>
            <SubmitButton>{t('add')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
