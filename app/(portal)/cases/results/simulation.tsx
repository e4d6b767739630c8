'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Chart } from '@/components/chart/chart'
import { Numeral } from '@/components/form/state-inputs'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Facts } from '@/components/ui/facts'
import type { CaseBody } from '@/lib/core/finance/case'
import type { Simulation } from '@/lib/core/finance/simulation'
import { say } from '@/lib/i18n/say'
import { simulateCaseAction } from '../actions'
import { useCaseFormats } from './use-case-formats'

const FIRST_SEED = 2026

/** Ten thousand draws on demand; the seed is shown, so that anybody gets the same picture again. */
export function SimulationPanel({ id, currency, body }: { id: string; currency: string; body: CaseBody }) {
  const all = useTranslations()
  const t = useTranslations('cases.simulation')
  const f = useCaseFormats(currency)
  const [seed, setSeed] = useState<number | null>(FIRST_SEED)
  const [found, setFound] = useState<Simulation | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const valid = seed !== null && Number.isInteger(seed) && seed >= 0 && seed <= 4_294_967_295
  const run = () =>
    startTransition(async () => {
      const result = await simulateCaseAction({ id, currency, body, seed: seed ?? FIRST_SEED }).catch(() => ({ ok: false as const, error: { code: 'internal' as const, key: 'errors.offline' } }))
      setFailure(result.ok ? null : say(all, result.error))
      if (result.ok) setFound(result.data)
    })
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-end gap-3">
        <div className="w-36">
          <Numeral label={t('seed')} value={seed} onChange={setSeed} problem={valid ? undefined : 'cases.simulation.seedWrong'} />
        </div>
        <Button onClick={run} disabled={pending || !valid} className="h-control">{pending ? t('running') : found ? t('again') : t('run')}</Button>
      </div>
      {failure && <Callout tone="act" live title={failure} />}
      {found && (
        <div aria-live="polite" className="grid gap-x-7 lg:grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)]">
          <Chart
            title={t('title', { share: f.percent(found.negative, 1) })}
            note={t('note', { draws: f.number(found.draws, 0), seed: String(found.seed) })}
            summary={t('summary', { share: f.percent(found.negative, 1), p5: f.money(found.p5), p50: f.money(found.p50), p95: f.money(found.p95) })}
            axisLabel={t('axis')}
            data={{
              kind: 'stacked',
              unit: 'number',
              unitLabel: t('drawsUnit'),
              labels: found.histogram.map(({ from, to }) => f.short((from + to) / 2)),
              series: [
                { label: t('below'), hue: 'act', values: found.histogram.map(({ to, count }) => (to <= 0 ? count : 0)) },
                { label: t('above'), hue: 1, values: found.histogram.map(({ to, count }) => (to > 0 ? count : 0)) },
              ],
            }}
          />
          <Facts
            facts={[
              { label: t('negative'), value: f.percent(found.negative, 1) },
              { label: t('paidBack'), value: f.percent(found.paidBack, 1) },
              { label: 'P5', value: f.money(found.p5) },
              { label: t('median'), value: f.money(found.p50) },
              { label: 'P95', value: f.money(found.p95) },
              { label: t('mean'), value: f.money(found.mean) },
              { label: t('deviation'), value: f.money(found.deviation) },
            ]}
          />
        </div>
      )}
      {!found && !failure && <p className="text-sm text-ink-3">{t('empty')}</p>}
    </div>
  )
}
