'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { controlClass, Field, FieldNotes, useControl, type FieldProps } from './field'

export interface Option {
  value: string
  label: string
  /** For radio cards: what choosing it means. */
  note?: ReactNode
  disabled?: boolean
}

interface SelectFieldProps extends FieldProps {
  options: Option[]
  defaultValue?: string
  /** First entry while nothing is chosen; false where there always is a value. */
  placeholder?: string | false
  onValueChange?: (value: string) => void
  disabled?: boolean
}

export function SelectField({ name, label, help, optional, className, options, defaultValue, placeholder, onValueChange, disabled }: SelectFieldProps) {
  const t = useTranslations('ui.form')
  return (
    <Field name={name} label={label} help={help} optional={optional} className={className}>
      {(control) => (
        <span className="relative block">
          <select
            {...control}
            defaultValue={defaultValue ?? ''}
            disabled={disabled}
            onChange={(event) => onValueChange?.(event.target.value)}
            className={clsx(controlClass, 'h-control appearance-none pr-9')}
          >
            {placeholder !== false && <option value="">{placeholder ?? t('choose')}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <svg aria-hidden="true" viewBox="0 0 12 12" className="pointer-events-none absolute top-1/2 right-3 size-3 -translate-y-1/2 fill-none stroke-ink-3 stroke-[1.6]">
            <path d="m2 4 4 4 4-4" />
          </svg>
        </span>
      )}
    </Field>
  )
}

interface CheckFieldProps extends FieldProps {
  defaultChecked?: boolean
  value?: string
  disabled?: boolean
  /** A switch takes the same place for something that is on or off. */
  look?: 'checkbox' | 'switch'
  onCheckedChange?: (checked: boolean) => void
}

/** A yes or no; unchecked sends nothing, as HTML does. */
export function CheckField({ name, label, help, className, defaultChecked, value = 'true', disabled, look = 'checkbox', onCheckedChange }: CheckFieldProps) {
  const { id, error, control } = useControl({ name, label, help, optional: true })
  return (
    <div className={className}>
      <label htmlFor={id} className="flex min-h-6 items-start gap-2.5 text-base pointer-coarse:min-h-11 pointer-coarse:items-center">
        <input
          {...control}
          type="checkbox"
          role={look === 'switch' ? 'switch' : undefined}
          value={value}
          disabled={disabled}
          defaultChecked={defaultChecked}
          onChange={(event) => onCheckedChange?.(event.target.checked)}
          className={look === 'switch' ? switchClass : 'mt-[3px] size-4 shrink-0 accent-accent'}
        />
        <span className="min-w-0">{label}</span>
      </label>
      <div className={look === 'switch' ? 'pl-[2.875rem]' : 'pl-6.5'}>
        <FieldNotes id={id} help={help} error={error} />
      </div>
    </div>
  )
}

const switchClass =
  'relative mt-px h-5 w-9 shrink-0 appearance-none rounded-full bg-line-strong transition-colors before:absolute before:top-0.5 before:left-0.5 before:size-4 before:rounded-full before:bg-surface before:transition-transform checked:bg-accent checked:before:translate-x-4 disabled:opacity-50'

interface RadioCardsProps extends FieldProps {
  options: Option[]
  defaultValue?: string
  columns?: 1 | 2 | 3
  onValueChange?: (value: string) => void
}

/** One of a few, each with what it means. */
export function RadioCards({ name, label, help, optional, className, options, defaultValue, columns = 1, onValueChange }: RadioCardsProps) {
  const t = useTranslations('ui')
  const { id, error, control } = useControl({ name, label, help, optional })
  return (
    <fieldset className={clsx('min-w-0', className)} aria-describedby={control['aria-describedby']}>
      <legend className="mb-1.5 text-sm font-medium">
        {label}
        {optional && <span className="ml-1.5 font-normal text-ink-3">{t('optional')}</span>}
      </legend>
      <div className={clsx('grid gap-2', columns === 2 && 'sm:grid-cols-2', columns === 3 && 'sm:grid-cols-3')}>
        {options.map((option, index) => (
          <label
            key={option.value}
            className={clsx(
              'flex gap-2.5 rounded-md border border-line bg-surface px-3 py-2.5 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              option.disabled && 'opacity-50',
            )}
          >
            <input
              id={index === 0 ? id : undefined}
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              defaultChecked={defaultValue === option.value}
              onChange={() => onValueChange?.(option.value)}
              className="mt-[3px] size-4 shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0">
              <span className="block font-medium">{option.label}</span>
              {option.note && <span className="block text-sm text-ink-2">{option.note}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  )
}
