'use client'

import { useTranslations } from 'next-intl'
import { RadioCards, SelectField, type Option } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { Dialog } from '@/components/ui/dialog'
import { environments, purposes } from '@/lib/core/compatibility/words'
import { startRunAction } from '../../actions'

/** Where, what for, and whether everything or one system is tested. */
export function StartRunDialog({ automationId, systems, chosen, tested }: { automationId: string; systems: Option[]; chosen: string; tested: boolean }) {
  const t = useTranslations('compatPlan')
  const c = useTranslations('compatibility')
  return (
    <Dialog trigger={t('startRun')} variant="primary" title={t('startTitle')} description={t('startText')}>
      <Form action={startRunAction} guard={false}>
        <input type="hidden" name="automationId" value={automationId} />
        <RadioCards name="environment" label={t('environment')} columns={2} defaultValue="test" options={environments.map((value) => ({ value, label: c(`environments.${value}`) }))} />
        <SelectField name="purpose" label={t('purpose')} placeholder={false} defaultValue={chosen && tested ? 're-test' : tested ? 'regular' : 'go-live'} options={purposes.map((value) => ({ value, label: c(`purposes.${value}`) }))} />
        <SelectField name="systemId" label={t('onlySystem')} help={t('onlySystemHelp')} placeholder={t('allSystems')} defaultValue={chosen && tested ? chosen : ''} options={systems} optional />
        <FormActions>
          <SubmitButton>{t('start')}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
