'use client'

import { useTranslations } from 'next-intl'
import type { Conversion } from '@/lib/core/cases/amounts'
import { useCaseFormats } from './use-case-formats'

/** With which rate of which day an amount was converted. */
export function ConversionNote({ conversion: { from, to, legs, day } }: { conversion: Conversion }) {
  const t = useTranslations('cases.conversion')
  const f = useCaseFormats(to)
  const told = legs.map((leg) => t('leg', { from: leg.inverse ? leg.to : leg.from, to: leg.inverse ? leg.from : leg.to, rate: f.number(Number(leg.rateE8) / 1e8, 6), since: leg.validFrom ? f.f.date(leg.validFrom) : '–' }))
  return <p className="text-xs text-ink-3">{t('text', { from, to, day: f.f.date(day), rates: told.join(' · ') })}</p>
}
