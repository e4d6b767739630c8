'use client'

import { useEffect, useRef, useState } from 'react'
import { ExplainPanel } from '@/components/ui/explain'

/** Metric, owner, value, values of the variables, sample, where the runs are. */
export type FigureData = [id: string, of: string, value: string, variables: string[], sample: string | null, runsHref: string]

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

/** One panel for all figures of a page: a click on any `[data-figure]` opens it with that figure's story. */
export function FigurePanel({ words, period, sampleText }: FigurePanelProps) {
  const [data, setData] = useState<FigureData | null>(null)
  const opener = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const open = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-figure]') : null
      if (!button?.dataset.figure) return
      opener.current = button
      setData(JSON.parse(button.dataset.figure) as FigureData)
    }
    document.addEventListener('click', open)
    return () => document.removeEventListener('click', open)
  }, [])
  useEffect(() => {
    const panel = document.getElementById(PANEL)
    if (!data || !panel) return
    if (!panel.matches(':popover-open')) panel.showPopover()
    panel.querySelector<HTMLElement>('button')?.focus()
    const closed = (event: Event) => (event as ToggleEvent).newState === 'closed' && opener.current?.focus()
    panel.addEventListener('toggle', closed)
    return () => panel.removeEventListener('toggle', closed)
  }, [data])
  if (!data) return null
  const [id, of, value, values, sample, runsHref] = data
  const metric = words[id]
  if (!metric) return null
  return (
    <ExplainPanel
      id={PANEL}
      explanation={{
        title: `${of} · ${metric.name}`,
        value,
        definition: metric.definition,
        formula: metric.formula,
        values: metric.variables.map((label, i) => ({ label, value: values[i] ?? '' })),
        sample: sample === null ? period : sampleText.replace('{sample}', sample),
        runsHref,
      }}
    />
  )
}
