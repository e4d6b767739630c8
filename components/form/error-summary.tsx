'use client'

import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'
import type { ErrorShape } from '@/lib/core/errors'
import { say } from '@/lib/i18n/say'
import { controlId } from './form-context'
import { fieldOf } from './form-types'

interface ErrorSummaryProps {
  formId: string
  error: ErrorShape & { requestId?: string }
  labels: ReadonlyMap<string, string>
  /** Instead of "This was not saved", where nothing is saved. */
  failedTitle?: string
}

/** What was refused, at the top of the form, with a link to each field. */
export function ErrorSummary({ formId, error, labels, failedTitle }: ErrorSummaryProps) {
  const t = useTranslations()
  const entries = Object.entries(error.fields ?? {})
  const reasons = error.reasons ?? []
  const headline = entries.length ? t('ui.form.errorTitle', { count: entries.length }) : (failedTitle ?? t('ui.form.failedTitle'))
  return (
    <div
      id={`${formId}-summary`}
      role="alert"
      tabIndex={-1}
      className="scroll-mt-16 rounded-md border border-l-[3px] border-act/40 border-l-act bg-act-soft px-4 py-3 text-sm"
    >
      <p className="font-medium text-act">{headline}</p>
      {!entries.length && !reasons.length && <p className="mt-0.5">{say(t, error)}</p>}
      {error.code === 'unauthenticated' && (
        <p className="mt-2">
          <a href="/sign-in" target="_blank" rel="noopener" className={buttonClass()}>
            {t('ui.form.signIn')}
            <ExternalLink aria-hidden="true" />
          </a>
        </p>
      )}
      {reasons.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {reasons.map((reason, index) => (
            <li key={index}>{say(t, reason)}</li>
          ))}
        </ul>
      )}
      {entries.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {entries.map(([path, why]) => {
            const name = fieldOf(path, labels.keys())
            const text = why.map((reason) => say(t, reason)).join(' ')
            if (!name) return <li key={path}>{text}</li>
            const id = controlId(formId, name)
            return (
              <li key={path}>
                <a
                  href={`#${id}`}
                  onClick={(event) => {
                    event.preventDefault()
                    document.getElementById(id)?.focus()
                  }}
                  className="underline underline-offset-2"
                >
                  {labels.get(name)}
                </a>
                {' – '}
                {text}
              </li>
            )
          })}
        </ul>
      )}
      {error.requestId && <p className="mt-1 text-xs text-ink-2">{t('errors.pages.reference', { digest: error.requestId })}</p>}
    </div>
  )
}
