'use client'

import { useTranslations } from 'next-intl'
import type { CaseFigures } from '@/lib/core/cases/shown'
import { ticksBetween } from './ticks'
import { useCaseFormats } from './use-case-formats'

const MOST_BARS = 12

/** Present value with one input at a time at the ends of its range, widest first; the list is the picture. */
export function TornadoChart({ figures }: { figures: CaseFigures }) {
  const t = useTranslations('cases')
  const f = useCaseFormats(figures.currency)
  if (!figures.tornado) return null
  const { bars, npv } = figures.tornado
  const shown = bars.slice(0, MOST_BARS)
  const labels = new Map(figures.resolved.body.lines.map(({ id, label }) => [id, label]))
  const ticks = ticksBetween(Math.min(npv, ...shown.flatMap(({ atLow, atHigh }) => [atLow, atHigh])), Math.max(npv, ...shown.flatMap(({ atLow, atHigh }) => [atLow, atHigh])))
  const [from, to] = [ticks[0]!, ticks.at(-1)!]
  const at = (value: number) => ((value - from) / (to - from || 1)) * 100
  return (
    <div className="panel px-4 py-3">
      <ol className="grid gap-2.5">
        {shown.map(({ lineId, lowBp, highBp, atLow, atHigh }) => {
          const [worse, better] = atLow <= atHigh ? [atLow, atHigh] : [atHigh, atLow]
          return (
            <li key={lineId ?? 'rate'} className="grid items-center gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_11rem]">
              <span className="min-w-0 text-sm">
                <span dir="auto" className="block truncate font-medium">{lineId === null ? t('tornado.rate') : labels.get(lineId)}</span>
                <span className="block text-xs text-ink-3 tabular-nums">{t('tornado.range', { low: f.percent(lowBp / 10_000, 0), high: f.percent(highBp / 10_000, 0) })}</span>
              </span>
              <span aria-hidden="true" className="relative block h-5 rounded-sm bg-raised">
                <span className="absolute inset-y-0 bg-act/70" style={{ left: `${at(worse)}%`, width: `${Math.max(0, at(Math.min(npv, better)) - at(worse))}%` }} />
                <span className="absolute inset-y-0 bg-accent/80" style={{ left: `${at(Math.max(npv, worse))}%`, width: `${Math.max(0, at(better) - at(Math.max(npv, worse)))}%` }} />
                {from < 0 && to > 0 && <span className="absolute -inset-y-0.5 w-px bg-ink-3" style={{ left: `${at(0)}%` }} />}
                <span className="absolute -inset-y-0.5 w-0.5 bg-ink" style={{ left: `${at(npv)}%` }} />
              </span>
              <span className="text-right text-sm whitespace-nowrap tabular-nums max-sm:text-left">{t('tornado.ends', { worse: f.short(worse), better: f.short(better) })}</span>
            </li>
          )
        })}
      </ol>
      <p className="mt-3 text-xs text-ink-3">{t('tornado.note', { npv: f.money(npv) })}{bars.length > MOST_BARS && ` ${t('tornado.more', { count: bars.length - MOST_BARS })}`}</p>
    </div>
  )
}
