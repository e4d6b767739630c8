'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import type { FormAction } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import type { ButtonSize, ButtonVariant } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

interface WordsDialogProps {
  action: FormAction
  trigger: ReactNode
  title: string
  /** What follows from it */
  text?: string
  /** Sent as they are: id and version */
  hidden: Record<string, string | number>
  /** The words that are asked for; left out where `children` ask for all */
  words?: { name: string; label: string; help?: string; optional?: boolean }
  submit: string
  done: string
  variant?: ButtonVariant
  size?: ButtonSize
  danger?: boolean
  /** Further fields */
  children?: ReactNode
}

/** A step of a risk over the page: says what follows, asks for words, reads the page again. */
export function WordsDialog({ action, trigger, title, text, hidden, words, submit, done, variant, size, danger = false, children }: WordsDialogProps) {
  const router = useRouter()
  return (
    <Dialog trigger={trigger} title={title} description={text} variant={variant} size={size}>
      {(close) => (
        <Form
          action={action}
          guard={false}
          successMessage={done}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children}
          {words && <TextArea name={words.name} label={words.label} help={words.help} maxLength={2000} rows={3} optional={words.optional} />}
          <FormActions>
            <SubmitButton variant={danger ? 'danger' : 'primary'}>{submit}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}
