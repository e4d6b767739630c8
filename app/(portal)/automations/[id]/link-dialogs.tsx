'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ComboboxField } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField } from '@/components/form/text-field'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { linkComponentAction, linkInterfaceAction, unlinkComponentAction, unlinkInterfaceAction } from '../actions'

export function AddInterface({ automationId }: { automationId: string }) {
  const t = useTranslations('interfaces.onAutomation')
  const router = useRouter()
  return (
    <Dialog trigger={t('add')} title={t('addTitle')} size="sm">
      {(close) => (
        <Form
          action={linkInterfaceAction}
          guard={false}
          successMessage={t('added')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="automationId" value={automationId} />
          <ComboboxField name="interfaceId" label={t('pick')} help={t('pickHelp')} source="/api/interfaces" />
          <FormActions>
            <SubmitButton>{t('add')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

export function RemoveInterface({ automationId, interfaceId }: { automationId: string; interfaceId: string }) {
  const t = useTranslations('interfaces.onAutomation')
  return (
    <Confirm
      trigger={t('remove')}
      variant="quiet"
      size="sm"
      title={t('removeTitle')}
      consequence={t('removeText')}
      confirmLabel={t('remove')}
      doneMessage={t('removed')}
      action={() => unlinkInterfaceAction({ automationId, interfaceId })}
    />
  )
}

interface Estimated {
  id: string
  name: string
  /** As typed; empty when not estimated */
  savedDays: string
}

/** Adds a component, or changes what one saved. */
export function AddComponent({ automationId, known }: { automationId: string; known?: Estimated }) {
  const t = useTranslations('components.onAutomation')
  const router = useRouter()
  return (
    <Dialog trigger={t(known ? 'estimate' : 'add')} title={known ? known.name : t('addTitle')} description={known && t('estimateTitle')} size="sm" variant={known ? 'quiet' : 'secondary'}>
      {(close) => (
        <Form
          action={linkComponentAction}
          guard={false}
          successMessage={t(known ? 'estimated' : 'added')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="automationId" value={automationId} />
          {known ? <input type="hidden" name="componentId" value={known.id} /> : <ComboboxField name="componentId" label={t('pick')} help={t('pickHelp')} source="/api/components" />}
          <NumberField name="savedDays" label={t('saved')} help={t('savedHelp')} defaultValue={known?.savedDays} min={0} optional />
          <FormActions>
            <SubmitButton>{t(known ? 'estimate' : 'add')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

export function RemoveComponent({ automationId, componentId }: { automationId: string; componentId: string }) {
  const t = useTranslations('components.onAutomation')
  return (
    <Confirm
      trigger={t('remove')}
      variant="quiet"
      size="sm"
      title={t('removeTitle')}
      consequence={t('removeText')}
      confirmLabel={t('remove')}
      doneMessage={t('removed')}
      action={() => unlinkComponentAction({ automationId, componentId })}
    />
  )
}
