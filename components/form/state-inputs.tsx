'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useId, useState, type ReactNode } from 'react'
import { controlClass, FieldLabel, FieldNotes } from './field'

export interface Choice<Value extends string = string> {
  value: Value
  label: string
}

interface InputProps {
  label: string
  help?: ReactNode
  /** Message key of what is wrong */
  problem?: string
  optional?: boolean
}

/** Label, help and refusal around a control that the editor's state feeds. */
function Around({ label, help, problem, optional = false, children }: InputProps & { children: (control: { id: string; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined }) => ReactNode }) {
  const id = useId()
  const t = useTranslations()
  const described = [problem && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ')
  return (
    <div className="min-w-0">
      <FieldLabel htmlFor={id} label={label} optional={optional} />
      {children({ id, 'aria-invalid': problem ? true : undefined, 'aria-describedby': described || undefined })}
      <FieldNotes id={id} help={help} error={problem ? t((t.has(problem as never) ? problem : 'errors.pattern') as never) : ''} />
    </div>
  )
}

/** Fields that the state of an editor feeds; a form that is sent has those of text-field.tsx. */
export function Text({ value, max, mono = false, list, onChange, ...around }: InputProps & { value: string; max: number; mono?: boolean; list?: string; onChange: (value: string) => void }) {
  return (
    <Around {...around}>
      {(control) => <input {...control} type="text" list={list} spellCheck={mono ? false : undefined} value={value} maxLength={max} onChange={(event) => onChange(event.target.value)} className={clsx(controlClass, 'h-control', mono && 'font-mono text-sm')} />}
    </Around>
  )
}

export function Area({ value, max, onChange, ...around }: InputProps & { value: string; max: number; onChange: (value: string) => void }) {
  return (
    <Around {...around}>
      {(control) => <textarea {...control} rows={2} value={value} maxLength={max} onChange={(event) => onChange(event.target.value)} className={clsx(controlClass, 'field-sizing-content max-h-[40vh] min-h-16 resize-y py-2')} />}
    </Around>
  )
}

interface NumeralProps extends InputProps {
  value: number | null
  unit?: string
  /** Null when the field is empty; NaN for what is no number */
  onChange: (value: number | null) => void
}

/** Keeps what was typed while it is typed: "98." is not yet 98. */
export function Numeral({ value, unit, onChange, ...around }: NumeralProps) {
  const [typed, setTyped] = useState(value === null || Number.isNaN(value) ? '' : String(value))
  const shown = typed.trim() !== '' && Number(typed) === value ? typed : value === null ? '' : Number.isNaN(value) ? typed : String(value)
  return (
    <Around {...around}>
      {(control) => (
        <span className="relative block">
          <input
            {...control}
            inputMode="decimal"
            value={shown}
            onChange={(event) => {
              const text = event.target.value.normalize('NFKC').replace(',', '.')
              setTyped(text)
              onChange(text.trim() === '' ? null : Number(text))
            }}
            className={clsx(controlClass, 'h-control text-right tabular-nums')}
            style={unit ? { paddingRight: `calc(${[...unit].length}ch + 1.75rem)` } : undefined}
          />
          {unit && <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-ink-3">{unit}</span>}
        </span>
      )}
    </Around>
  )
}

export function Select<Value extends string>({ value, options, onChange, ...around }: InputProps & { value: Value; options: Choice<Value>[] | Choice[]; onChange: (value: Value) => void }) {
  return (
    <Around {...around}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value as Value)} className={clsx(controlClass, 'h-control')}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Around>
  )
}

export function Tick({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className="flex min-h-6 items-start gap-2.5 text-base pointer-coarse:min-h-11 pointer-coarse:items-center">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} className="mt-[3px] size-4 shrink-0 accent-accent" />
      <span className="min-w-0">{label}</span>
    </label>
  )
}
