'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import type { FormAction } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import type { ButtonVariant } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

interface AskDialogProps {
  trigger: string
  title: string
  text?: string
  action: FormAction
  done: string
  submit: string
  hidden: Record<string, string | number>
  variant?: ButtonVariant
  danger?: boolean
  children?: ReactNode
}

/** A short form over the phase page; the page is read again once it is saved. */
export function AskDialog({ trigger, title, text, action, done, submit, hidden, variant = 'quiet', danger = false, children }: AskDialogProps) {
  const router = useRouter()
  const t = useTranslations('ui')
  return (
    <Dialog trigger={trigger} title={title} description={text} variant={variant} size={variant === 'quiet' ? 'sm' : 'md'}>
      {(close) => (
        <Form
          action={action}
          guard={false}
          successMessage={done}
          failedTitle={t('form.failedTitle')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children}
          <FormActions>
            <SubmitButton variant={danger ? 'danger' : 'primary'}>{submit}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}
