'use client'

import { unstable_rethrow, useRouter } from 'next/navigation'
import { startTransition, useActionState, useEffect, useId, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { toast } from '@/components/ui/toast-store'
import type { ErrorShape } from '@/lib/core/errors'
import { ErrorSummary } from './error-summary'
import { FormContext } from './form-context'
import { fillHref, type FormAction, type FormState } from './form-types'
import { withStepUp } from './step-up-store'
import { useUnsavedGuard } from './use-unsaved-guard'

interface FormProps {
  action: FormAction
  children: ReactNode
  /** Where to go after success; `{id}` and the like are taken from the action's data. */
  successHref?: string
  /** Said in a notice after success. */
  successMessage?: string
  /** Empties the form after success, for "add another". */
  resetOnSuccess?: boolean
  /** Asks before unsaved changes are left behind; off for short forms such as sign-in. */
  guard?: boolean
  onSuccess?: (data: unknown) => void
  onRefused?: (error: ErrorShape) => void
  /** Heading of a refusal where nothing is saved, as on the sign-in page. */
  failedTitle?: string
  className?: string
}

/**
 * A form over a server action. Works without script; with it, what was typed stays after a
 * refusal, the summary takes the focus, and changes are not lost by leaving.
 */
export function Form({ action, children, successHref, successMessage, resetOnSuccess = false, guard = true, onSuccess, onRefused, failedTitle, className }: FormProps) {
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const router = useRouter()
  const [plainState, plainAction] = useActionState<FormState, FormData>(action, null)
  const [state, setState] = useState<FormState>(null)
  const [pending, setPending] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [labels] = useState(() => new Map<string, string>())
  const { markDirty, markClean } = useUnsavedGuard(guard)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const submitter = (event.nativeEvent as SubmitEvent).submitter
    const data = new FormData(event.currentTarget, submitter)
    setPending(true)
    startTransition(async () => {
      try {
        const result = await attemptAction(action, data, markClean)
        setState(result)
        setAttempt((count) => count + 1)
        if (result?.ok) succeed(result.data)
        else if (result) onRefused?.(result.error)
      } finally {
        setPending(false)
      }
    })
  }
  const succeed = (data: unknown) => {
    markClean()
    if (successMessage) toast({ title: successMessage, tone: 'ok' })
    if (resetOnSuccess) form.current?.reset()
    onSuccess?.(data)
    if (successHref) router.push(fillHref(successHref, data))
  }

  const shown = state ?? plainState
  const error = shown && !shown.ok ? shown.error : null
  const fields = error?.fields
  const value = useMemo(() => ({ formId, fields, pending, labels }), [formId, fields, pending, labels])

  useEffect(() => {
    if (error && attempt) document.getElementById(`${formId}-summary`)?.focus()
  }, [attempt, error, formId])

  return (
    <FormContext value={value}>
      <form ref={form} action={plainAction} onSubmit={submit} onChange={markDirty} noValidate className={className ?? 'grid max-w-2xl gap-5'}>
        {error && <ErrorSummary formId={formId} error={error} labels={labels} failedTitle={failedTitle} />}
        {children}
      </form>
    </FormContext>
  )
}

/** A lost connection is an answer too; a redirect is passed on to the router. */
async function attemptAction(action: FormAction, data: FormData, beforeLeaving: () => void): Promise<FormState> {
  try {
    return await withStepUp(() => action(null, data))
  } catch (thrown) {
    if (thrown instanceof Error && 'digest' in thrown && String(thrown.digest).startsWith('NEXT_REDIRECT')) beforeLeaving()
    unstable_rethrow(thrown)
    return { ok: false, error: { code: 'internal', key: 'errors.offline' } }
  }
}
