'use client'

import { Dialog } from '@base-ui/react/dialog'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'
import { dialogClass, overlayClass } from '@/components/ui/dialog'
import { Form } from './form'
import type { FormAction } from './form-types'
import { SubmitButton } from './submit-button'
import { PasswordField } from './text-field'

export default function StepUpDialog({ action, onClose }: { action: FormAction; onClose: (proved: boolean) => void }) {
  const t = useTranslations('ui')
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose(false)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={clsx(overlayClass, 'z-50')} />
        <Dialog.Popup className={clsx(dialogClass, 'z-50 max-w-md')}>
          <Dialog.Title className="mb-1 text-lg font-semibold">{t('stepUp.title')}</Dialog.Title>
          <Dialog.Description className="mb-4 text-ink-2">{t('stepUp.text')}</Dialog.Description>
          <Form action={action} guard={false} onSuccess={() => onClose(true)}>
            <PasswordField name="password" label={t('stepUp.password')} autoComplete="current-password" autoFocus maxLength={1024} />
            <div className="flex flex-wrap justify-end gap-2">
              <Dialog.Close className={buttonClass({ variant: 'secondary', size: 'lg' })}>{t('cancel')}</Dialog.Close>
              <SubmitButton>{t('stepUp.submit')}</SubmitButton>
            </div>
          </Form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
