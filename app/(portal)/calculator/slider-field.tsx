'use client'

import { useTranslations } from 'next-intl'
import { useId, useState, type ReactNode } from 'react'
import { controlClass } from '@/components/form/field'

interface SliderFieldProps {
  name: string
  label: string
  help?: string
  unit: string
  value: number
  /** What can be typed */
  min: number
  max: number
  /** How far the slider goes */
  end: number
  onValue(value: number): void
  after?: ReactNode
}

/** A slider with its figure beside it, which can be typed too and may go beyond the slider. */
export function SliderField({ name, label, help, unit, value, min, max, end, onValue, after }: SliderFieldProps) {
  const t = useTranslations('calculator')
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    const figure = Number(text)
    if (text !== '' && figure >= min && figure <= max) onValue(figure)
  }
  return (
    <div className="min-w-0">
      <div className="flex items-center justify-between gap-4">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <span className="relative block w-32 shrink-0">
          <input
            name={name}
            type="number"
            inputMode="decimal"
            min={min}
            max={max}
            step="any"
            aria-label={t('type', { label })}
            aria-invalid={typed !== null && !(Number(typed) >= min && Number(typed) <= max && typed !== '') ? true : undefined}
            value={typed ?? String(value)}
            onChange={(event) => type(event.target.value)}
            onBlur={() => setTyped(null)}
            className={`${controlClass} h-control text-right tabular-nums [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none`}
            style={{ paddingRight: `calc(${[...unit].length}ch + 1.75rem)` }}
          />
          <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-ink-3">{unit}</span>
        </span>
      </div>
      <input
        id={id}
        type="range"
        min={Math.ceil(min)}
        max={end}
        step={1}
        value={Math.min(value, end)}
        aria-valuetext={`${value} ${unit}`}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => {
          setTyped(null)
          onValue(Number(event.target.value))
        }}
        className="mt-1 h-8 w-full accent-accent pointer-coarse:h-11 [@media(scripting:none)]:hidden"
      />
      {help && (
        <p id={`${id}-help`} className="text-xs text-ink-3">
          {help}
        </p>
      )}
      {after}
    </div>
  )
}
