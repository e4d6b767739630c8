'use client'

import { useEffect, useState } from 'react'
import { ExplainPanel } from '@/components/ui/explain'
import { onFigure, type OpenedFigure } from './open-figure'

export interface MetricWords {
  name: string
  definition: string
  formula: string
  /** Names of the variables, in the order of the values */
  variables: string[]
}

interface FigurePanelProps {
  words: Record<string, MetricWords>
  period: string
  /** "{sample} units, Oct 24 – Nov 22" with the sample to be put in */
  sampleText: string
}

const PANEL = 'figure-panel'

/** One panel for all figures in the tables of a page. */
export function FigurePanel({ words, period, sampleText }: FigurePanelProps) {
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
  return (
    <ExplainPanel
      id={PANEL}
      drawn
      explanation={{
        title: `${figure.of} · ${metric.name}`,
        value: figure.value,
        definition: metric.definition,
        formula: metric.formula,
        values: metric.variables.map((label, i) => ({ label, value: values[i] ?? '' })),
        sample: sample === null ? period : sampleText.replace('{sample}', sample),
        runsHref: figure.runsHref,
      }}
    />
  )
}
