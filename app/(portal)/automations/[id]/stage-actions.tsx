'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Button, type ButtonVariant } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import type { Stage, Step } from '@/lib/core/portfolio/stages'
import { archiveAutomationAction, restoreAutomationAction, setStageAction } from '../actions'

interface Ref {
  id: string
  version: number
}

/** One step of the life of an automation: says what follows, asks for the reason of a step back or out. */
export function StepButton({ id, version, to, kind, variant }: Ref & { to: Stage; kind: Step['kind']; variant: ButtonVariant }) {
  const t = useTranslations('automations')
  const router = useRouter()
  const label = kind === 'back' ? t(`step.backTo.${to}`) : t(`step.${to}` as never)
  const reasoned = kind === 'back' || kind === 'end'
  return (
    <Dialog trigger={label} title={label} description={kind === 'back' ? t('stepText.back') : t(`stepText.${to}` as never)} variant={variant} size={variant === 'quiet' ? 'sm' : 'md'}>
      {(close) => (
        <Form
          action={setStageAction}
          guard={false}
          successMessage={t('stageSaved')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="to" value={to} />
          {reasoned && <TextArea name="note" label={t('note')} help={t('noteHelp')} maxLength={1000} rows={3} />}
          <FormActions>
            <SubmitButton variant={kind === 'end' ? 'danger' : 'primary'}>{label}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

export function ArchiveAutomation({ id, version }: Ref) {
  const t = useTranslations('automations')
  return (
    <Confirm
      trigger={t('archive')}
      variant="quiet"
      title={t('archiveTitle')}
      consequence={t('archiveText')}
      confirmLabel={t('archive')}
      doneMessage={t('archiveDone')}
      action={() => archiveAutomationAction({ id, version })}
    />
  )
}

export function RestoreAutomation({ id, version }: Ref) {
  const t = useTranslations('automations')
  const router = useRouter()
  const [pending, start] = useTransition()
  const restore = () =>
    start(async () => {
      const result = await restoreAutomationAction({ id, version })
      if (result.ok) toast({ title: t('restoreDone'), tone: 'ok' })
      router.refresh()
    })
  return (
    <Button variant="primary" disabled={pending} onClick={restore}>
      {t('restore')}
    </Button>
  )
}
