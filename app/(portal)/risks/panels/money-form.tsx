'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { clearRiskMoneyAction, setRiskMoneyAction } from './actions'

interface MoneyDialogProps {
  id: string
  version: number
  currency: string
  estimate: { frequency: string; frequencyBefore: string | null; lossLow: string; lossHigh: string } | null
}

export function MoneyDialog({ id, version, currency, estimate }: MoneyDialogProps) {
  const t = useTranslations('indicators.money')
  const router = useRouter()
  return (
    <Dialog trigger={t(estimate ? 'change' : 'estimate')} title={t('form.title')} description={t('noneHelp')} size="sm">
      {(close) => (
        <Form
          action={setRiskMoneyAction}
          guard={false}
          successMessage={t('done')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
          className="grid gap-4"
        >
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <FieldRow>
            <TextField name="frequency" label={t('form.frequency')} help={t('form.frequencyHelp')} defaultValue={estimate?.frequency} inputMode="decimal" maxLength={12} autoComplete="off" />
            <TextField name="frequencyBefore" label={t('form.frequencyBefore')} help={t('form.frequencyBeforeHelp')} defaultValue={estimate?.frequencyBefore ?? ''} optional inputMode="decimal" maxLength={12} autoComplete="off" />
          </FieldRow>
          <FieldRow>
            <TextField name="lossLow" label={t('form.lossLow')} defaultValue={estimate?.lossLow} inputMode="decimal" maxLength={20} autoComplete="off" />
            <TextField name="lossHigh" label={t('form.lossHigh')} defaultValue={estimate?.lossHigh} inputMode="decimal" maxLength={20} autoComplete="off" />
            <TextField name="currency" label={t('form.currency')} defaultValue={currency} maxLength={3} mono autoComplete="off" />
          </FieldRow>
          <FormActions>
            <SubmitButton>{t('form.save')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

export function ClearMoney({ id, version }: { id: string; version: number }) {
  const t = useTranslations('indicators.money.form')
  return <Confirm trigger={t('clear')} variant="quiet" size="sm" title={t('clearAsk')} consequence={t('clearWhat')} confirmLabel={t('clear')} danger action={() => clearRiskMoneyAction({ id, version })} />
}
