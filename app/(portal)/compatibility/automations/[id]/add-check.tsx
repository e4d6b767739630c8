'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { SelectField, type Option } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { severities } from '@/lib/core/compatibility/words'
import { addCheckAction } from '../../actions'

/** A check that no list asks for, in one language or both. */
export function AddCheckDialog({ automationId, systems, interfaces }: { automationId: string; systems: Option[]; interfaces: Option[] }) {
  const t = useTranslations('compatPlan')
  const c = useTranslations('compatibility')
  const router = useRouter()
  return (
    <Dialog wide trigger={t('addCheck')} title={t('addTitle')} description={t('addText')}>
      {(close) => (
        <Form action={addCheckAction} successMessage={t('added')} onSuccess={() => { close(); router.refresh() }}>
          <input type="hidden" name="automationId" value={automationId} />
          <FieldRow>
            <TextField name="item" label={t('item')} maxLength={200} />
            <TextField name="itemZh" label={t('itemZh')} maxLength={200} optional />
          </FieldRow>
          <FieldRow>
            <TextArea name="how" label={t('howEn')} maxLength={1000} rows={2} optional />
            <TextArea name="howZh" label={t('howZh')} maxLength={1000} rows={2} optional />
          </FieldRow>
          <FieldRow>
            <TextArea name="pass" label={t('passEn')} maxLength={500} rows={2} optional />
            <TextArea name="passZh" label={t('passZh')} maxLength={500} rows={2} optional />
          </FieldRow>
          <FieldRow>
            <SelectField name="severity" label={t('severity')} defaultValue="major" placeholder={false} options={severities.map((value) => ({ value, label: c(`severities.${value}`) }))} />
            <SelectField name="systemId" label={t('concernsSystem')} placeholder={t('whole')} options={systems} optional />
            <SelectField name="interfaceId" label={t('concernsInterface')} placeholder="–" options={interfaces} optional />
          </FieldRow>
          <FormActions>
            <SubmitButton>{t('addCheck')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}
