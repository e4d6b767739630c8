'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useRef, type ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { dialogClass, overlayClass } from '@/components/ui/dialog'
import { useFormContext } from './form-context'

interface ConfirmSubmitProps {
  children: ReactNode
  title: string
  /** What will happen and cannot be taken back. */
  consequence: ReactNode
}

/** Sends the form it stands in after the consequence was read; refusals appear in the form as usual. */
export function ConfirmSubmit({ children, title, consequence }: ConfirmSubmitProps) {
  const t = useTranslations('ui')
  const { pending } = useFormContext()
  const mark = useRef<HTMLSpanElement>(null)
  return (
    <AlertDialog.Root>
      <span ref={mark}>
        <AlertDialog.Trigger disabled={pending} className={buttonClass({ variant: 'primary', size: 'lg' })}>
          {pending ? t('working') : children}
        </AlertDialog.Trigger>
      </span>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={overlayClass} />
        <AlertDialog.Popup className={clsx(dialogClass, 'max-w-lg')}>
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 mb-5 text-ink-2">{consequence}</AlertDialog.Description>
          <div className="flex flex-wrap justify-end gap-2">
            <AlertDialog.Close className={buttonClass({ size: 'lg' })}>{t('cancel')}</AlertDialog.Close>
            <AlertDialog.Close className={buttonClass({ variant: 'primary', size: 'lg' })} onClick={() => mark.current?.closest('form')?.requestSubmit()}>
              {children}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
