'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { InLink } from '@/components/ui/in-link'
import { Section } from '@/components/ui/section'
import { decimalsOf } from '@/lib/core/portfolio/money'
import type { PlanLimits } from '@/lib/features/portfolio/schema'
import { planHref } from './plan-params'

interface WhatIfProps {
  limits: PlanLimits
  totals: { cost: number; tenthDays: number; risky: number }
  currency: string
  rows: { id: string; number: number }[]
}

const KEYS = /^(Arrow|Page|Home|End)/

type Name = 'budgetMinor' | 'tenthDays' | 'risky'

/** Three limits to move; letting go works the best set out anew. The far right end is no limit. */
export function WhatIf({ limits, totals, currency, rows }: WhatIfProps) {
  const t = useTranslations('selection.plan')
  const locale = useLocale()
  const router = useRouter()
  const [now, setNow] = useState(limits)
  const [pending, startTransition] = useTransition()
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const minor = 10 ** decimalsOf(currency)
  const steps = (total: number, size: number) => Math.max(size, Math.ceil(total / size) * size)
  const sliders: { name: Name; label: string; most: number; step: number; text: (value: number) => string }[] = [
    { name: 'budgetMinor', label: t('budget'), most: steps(totals.cost, 1000 * minor), step: 1000 * minor, text: (value) => new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 }).format(value / minor) },
    { name: 'tenthDays', label: t('capacity'), most: steps(totals.tenthDays, 50), step: 50, text: (value) => number.format(value / 10) },
    { name: 'risky', label: t('riskyCap'), most: Math.max(1, totals.risky + 1), step: 1, text: (value) => number.format(value) },
  ]
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** Keys come one after the other: only where they end is worked out. */
  const go = (next: PlanLimits, afterMs = 0) => {
    clearTimeout(waiting.current)
    waiting.current = setTimeout(() => startTransition(() => router.replace(planHref(next, currency, rows), { scroll: false })), afterMs)
  }
  return (
    <Section title={t('whatIf')} note={t('whatIfNote')}>
      <form
        className="panel grid gap-4 px-4 py-4"
        aria-busy={pending}
        onSubmit={(event) => {
          event.preventDefault()
          go(now)
        }}
      >
        {sliders.map(({ name, label, most, step, text }) => {
          const value = now[name]
          return (
            <label key={name} className="block text-sm">
              <span className="flex items-baseline justify-between gap-3">
                <span className="font-medium">{label}</span>
                <output className="shrink-0 tabular-nums">{value === undefined ? t('noLimit') : text(value)}</output>
              </span>
              <input
                type="range"
                min={0}
                max={most}
                step={step}
                value={Math.min(value ?? most, most)}
                aria-valuetext={value === undefined ? t('noLimit') : text(value)}
                onChange={(event) => setNow({ ...now, [name]: Number(event.target.value) >= most ? undefined : Number(event.target.value) })}
                onPointerUp={() => go(now)}
                onKeyUp={(event) => KEYS.test(event.key) && go(now, 500)}
                className="mt-1.5 h-6 w-full accent-accent pointer-coarse:h-11"
              />
            </label>
          )
        })}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" disabled={pending}>
            {t('apply')}
          </Button>
          <InLink href="/portfolio/plan" stay className="text-sm text-ink-2 hover:underline">
            {t('reset')}
          </InLink>
        </div>
      </form>
    </Section>
  )
}
