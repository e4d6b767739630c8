'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { bounds, calculatorUnits, MINUTES_END, sliderEnds, type CalculatorInput, type CalculatorUnit } from '@/lib/core/calculator/figures'
import { Result } from './result'
import { SliderField } from './slider-field'
import { useResult, type CalculatorResult } from './use-result'

interface CalculatorProps {
  start: CalculatorInput
  result: CalculatorResult
  year: { workingDays: number; hoursPerDay: number }
  mayFile: boolean
  /** The formulas, for those who may read them */
  children: ReactNode
}

/** Three sliders with a figure to type beside each, and at once what they come to. */
export function Calculator({ start, result: first, year, mayFile, children }: CalculatorProps) {
  const t = useTranslations('calculator')
  const [input, setInput] = useState(start)
  const { result, failed } = useResult(input, first)
  const change = (part: Partial<CalculatorInput>) => setInput((known) => ({ ...known, ...part }))
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
      <form method="get" aria-label={t('how')} className="panel grid gap-6 p-5 max-sm:p-4">
        <SliderField
          name="count"
          label={t('count')}
          unit={t('countUnit')}
          value={input.count}
          {...bounds.count}
          end={sliderEnds[input.unit]}
          onValue={(count) => change({ count })}
          after={
            <fieldset className="mt-1">
              <legend className="sr-only">{t('per')}</legend>
              <div className="inline-flex rounded-md border border-line bg-raised p-0.5 text-sm">
                {calculatorUnits.map((unit) => (
                  <label
                    key={unit}
                    className="flex min-h-[1.875rem] cursor-pointer items-center rounded-sm px-3 text-ink-2 has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:ring-1 has-checked:ring-line has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11"
                  >
                    <input type="radio" name="unit" value={unit} checked={input.unit === unit} onChange={() => change({ unit: unit as CalculatorUnit })} className="sr-only" />
                    {t(`units.${unit}`)}
                  </label>
                ))}
              </div>
            </fieldset>
          }
        />
        <SliderField name="minutes" label={t('minutes')} unit={t('minutesUnit')} value={input.minutes} {...bounds.minutes} end={MINUTES_END} onValue={(minutes) => change({ minutes })} />
        <SliderField name="share" label={t('share')} help={t('shareHelp')} unit={t('shareUnit')} value={input.share} {...bounds.share} end={100} onValue={(share) => change({ share })} />
        <div className="hidden [@media(scripting:none)]:block">
          <Button type="submit" variant="primary">
            {t('work')}
          </Button>
        </div>
      </form>
      <Result input={input} result={result} year={year} failed={failed} mayFile={mayFile}>
        {children}
      </Result>
    </div>
  )
}
