'use client'

import clsx from 'clsx'
import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ComponentProps } from 'react'
import { controlClass, Field, type FieldProps } from './field'

type InputProps = Pick<
  ComponentProps<'input'>,
  'defaultValue' | 'placeholder' | 'autoComplete' | 'autoFocus' | 'maxLength' | 'inputMode' | 'disabled' | 'readOnly' | 'spellCheck' | 'list' | 'onChange'
>

interface TextFieldProps extends FieldProps, InputProps {
  type?: 'text' | 'email' | 'url' | 'tel' | 'search'
  /** Figures and codes that are compared character by character. */
  mono?: boolean
}

export function TextField({ name, label, help, optional, className, type = 'text', mono = false, ...input }: TextFieldProps) {
  return (
    <Field name={name} label={label} help={help} optional={optional} className={className}>
      {(control) => <input {...control} {...input} type={type} className={clsx(controlClass, 'h-control', mono && 'font-mono text-sm')} />}
    </Field>
  )
}

interface NumberFieldProps extends FieldProps, InputProps {
  min?: number
  max?: number
  step?: number | 'any'
  /** Shown inside the control on the right: "min", "%", "CNY". */
  unit?: string
}

export function NumberField({ name, label, help, optional, className, unit, step = 'any', ...input }: NumberFieldProps) {
  return (
    <Field name={name} label={label} help={help} optional={optional} className={className}>
      {(control) => (
        <span className="relative block">
          <input
            {...control}
            {...input}
            type="number"
            step={step}
            inputMode="decimal"
            className={clsx(controlClass, 'h-control text-right tabular-nums [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none')}
            style={unit ? { paddingRight: `calc(${[...unit].length}ch + 1.75rem)` } : undefined}
          />
          {unit && <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-ink-3">{unit}</span>}
        </span>
      )}
    </Field>
  )
}

interface DateFieldProps extends FieldProps, InputProps {
  min?: string
  max?: string
  withTime?: boolean
}

/** Values are ISO; the browser shows them in the reader's way. */
export function DateField({ name, label, help, optional, className, withTime = false, ...input }: DateFieldProps) {
  return (
    <Field name={name} label={label} help={help} optional={optional} className={className}>
      {(control) => <input {...control} {...input} type={withTime ? 'datetime-local' : 'date'} className={clsx(controlClass, 'h-control max-w-56 tabular-nums')} />}
    </Field>
  )
}

export function PasswordField({ name, label, help, optional, className, ...input }: FieldProps & InputProps) {
  const t = useTranslations('ui.form')
  const [shown, setShown] = useState(false)
  return (
    <Field name={name} label={label} help={help} optional={optional} className={className}>
      {(control) => (
        <span className="relative block">
          <input {...control} {...input} type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="off" className={clsx(controlClass, 'h-control pr-12')} />
          <button
            type="button"
            aria-label={shown ? t('hidePassword') : t('showPassword')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 flex w-11 items-center justify-center rounded-md text-ink-3 hover:text-ink"
          >
            {shown ? <EyeOff aria-hidden="true" className="size-4" /> : <Eye aria-hidden="true" className="size-4" />}
          </button>
        </span>
      )}
    </Field>
  )
}

interface TextAreaProps extends FieldProps, Pick<ComponentProps<'textarea'>, 'defaultValue' | 'placeholder' | 'maxLength' | 'rows' | 'disabled' | 'spellCheck'> {
  mono?: boolean
}

export function TextArea({ name, label, help, optional, className, rows = 4, mono = false, ...input }: TextAreaProps) {
  return (
    <Field name={name} label={label} help={help} optional={optional} className={className}>
      {(control) => <textarea {...control} {...input} rows={rows} className={clsx(controlClass, 'field-sizing-content max-h-[60vh] min-h-20 resize-y py-2', mono && 'font-mono text-sm')} />}
    </Field>
  )
}
