'use client'

import { FieldNotes, useControl, type FieldProps } from './field'
import type { Option } from './choice-fields'

interface CheckGroupProps extends FieldProps {
  options: Option[]
  defaultValues?: readonly string[]
}

/** Several of a few; `name` ends in `[]`. */
export function CheckGroup({ name, label, help, className, options, defaultValues = [] }: CheckGroupProps) {
  const { id, error, control } = useControl({ name, label, help })
  return (
    <fieldset className={className} aria-describedby={control['aria-describedby']}>
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className="grid gap-x-5 gap-y-2 sm:grid-cols-2">
        {options.map((option, index) => (
          <label key={option.value} className="flex min-h-6 items-start gap-2.5 pointer-coarse:min-h-11 pointer-coarse:items-center">
            <input
              id={index === 0 ? id : undefined}
              type="checkbox"
              name={name}
              value={option.value}
              defaultChecked={defaultValues.includes(option.value)}
              disabled={option.disabled}
              className="mt-[3px] size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              {option.label}
              {option.note && <span className="block text-xs text-ink-3">{option.note}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  )
}
