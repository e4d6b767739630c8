'use client'

import { useLocale, useTimeZone } from 'next-intl'
import { useEffect, useState } from 'react'
import { ExplainPanel } from '@/components/ui/explain'
import type { Locale } from '@/lib/core/localized'
import { makeFormats, type UnitWords } from '@/lib/i18n/format'
import { formatVariable } from './figure-format'
import { onFigure, type OpenedFigure } from './open-figure'

export interface MetricWords {
  name: string
  definition: string
  formula: string
  /** Key and name of the variables, in the order of the values */
  variables: [key: string, name: string][]
}

interface FigurePanelProps {
  words: Record<string, MetricWords>
  period: string
  /** The words that `makeFormats` needs */
  units: UnitWords
  /** "{sample} units, Oct 24 – Nov 22" with the sample to be put in */
  sampleText: string
}

const PANEL = 'figure-panel'

/** One panel for all figures in the tables of a page. */
export function FigurePanel({ words, period, units, sampleText }: FigurePanelProps) {
  const locale = useLocale() as Locale
  const timeZone = useTimeZone() ?? 'UTC'
  const [figure, setFigure] = useState<OpenedFigure | null>(null)
  useEffect(() => onFigure(setFigure), [])
  useEffect(() => {
    const panel = document.getElementById(PANEL)
    if (!figure || !panel) return
    if (!panel.matches(':popover-open')) panel.showPopover()
    panel.querySelector<HTMLElement>('button')?.focus()
    const closed = (event: Event) => (event as ToggleEvent).newState === 'closed' && figure.opener.focus()
    panel.addEventListener('toggle', closed)
    return () => panel.removeEventListener('toggle', closed)
  }, [figure])
  if (!figure) return null
  const [id, values, sample] = figure.story
  const metric = words[id]
  if (!metric) return null
  const f = makeFormats(locale, timeZone, units)
  return (
    <ExplainPanel
      id={PANEL}
      drawn
      explanation={{
        title: `${figure.of} · ${metric.name}`,
        value: figure.value,
        definition: metric.definition,
        formula: metric.formula,
        values: metric.variables.map(([key, label], i) => ({ label, value: formatVariable(f, key, values[i] ?? null) })),
        sample: sample === null ? period : sampleText.replace('{sample}', f.number(sample)),
        runsHref: figure.runsHref,
      }}
    />
  )
}
