'use client'

import { useLocale } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { ChartData } from './chart-model'

interface ChartCanvasProps {
  data: ChartData
  summary: string
  height: number
}

/** The drawing itself; Chart.js is loaded when a chart comes near the screen. */
export function ChartCanvas({ data, summary, height }: ChartCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const locale = useLocale()
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let remove: (() => void) | undefined
    let gone = false
    const draw = async () => {
      const { drawChart } = await import('./draw-chart')
      if (gone) return
      remove?.()
      remove = drawChart(element, data, locale)
    }
    const near = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        near.disconnect()
        void draw()
      },
      { rootMargin: '300px' },
    )
    near.observe(element)
    const redraw = () => remove && void draw()
    const theme = new MutationObserver(redraw)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    const scheme = window.matchMedia('(prefers-color-scheme: dark)')
    scheme.addEventListener('change', redraw)
    return () => {
      gone = true
      near.disconnect()
      theme.disconnect()
      scheme.removeEventListener('change', redraw)
      remove?.()
    }
  }, [data, locale])
  return (
    <div className="relative w-full" style={{ height }}>
      <canvas ref={canvas} role="img" aria-label={summary} />
    </div>
  )
}
