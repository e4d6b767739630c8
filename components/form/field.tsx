'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { say } from '@/lib/i18n/say'
import { controlId, useFieldLabel, useFormContext } from './form-context'
import { reasonsFor } from './form-types'

export interface FieldProps {
  name: string
  label: string
  /** Below the control: what it is for, an example, the unit. */
  help?: ReactNode
  /** Fields are required unless marked so; words say on what it depends. */
  optional?: boolean | string
  className?: string
}

export interface ControlProps {
  id: string
  name: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

/** Label above, help below, error beside: everything that a control needs around it. */
export function Field({ name, label, help, optional = false, className, children }: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const { id, error, control } = useControl({ name, label, help, optional })
  return (
    <div className={clsx('min-w-0', className)}>
      <FieldLabel htmlFor={id} label={label} optional={optional} />
      {children(control)}
      <FieldNotes id={id} help={help} error={error} />
    </div>
  )
}

/** The wiring of a control: id, description and the state of refusal. */
export function useControl({ name, label, help, optional = false }: FieldProps) {
  const { formId, fields } = useFormContext()
  const t = useTranslations()
  useFieldLabel(name, label)
  const id = controlId(formId, name)
  const error = reasonsFor(fields, name)
    .map((reason) => say(t, reason))
    .join(' ')
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ')
  const control: ControlProps = {
    id,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': optional ? undefined : true,
  }
  return { id, error, control }
}

export function FieldLabel({ htmlFor, label, optional }: { htmlFor: string; label: string; optional: boolean | string }) {
  const t = useTranslations('ui')
  return (
    <label htmlFor={htmlFor} className="mb-1.5 block text-sm font-medium">
      {label}
      {optional && <span className="ml-1.5 font-normal text-ink-3">{optional === true ? t('optional') : optional}</span>}
    </label>
  )
}

export function FieldNotes({ id, help, error }: { id: string; help?: ReactNode; error: string }) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-sm text-act">
          <svg aria-hidden="true" viewBox="0 0 8 8" className="mt-1.5 size-2 shrink-0 fill-current">
            <path d="M.6.6h6.8v6.8H.6Z" />
          </svg>
          {error}
        </p>
      )}
      {help && (
        <div id={`${id}-help`} className="mt-1.5 text-xs text-ink-3">
          {help}
        </div>
      )}
    </>
  )
}

export const controlClass =
  'w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-ink-3 hover:border-ink-3 focus-visible:outline-offset-0 disabled:bg-raised disabled:text-ink-3 aria-invalid:border-act'
