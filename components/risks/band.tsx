import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Band } from '@/lib/core/risks/matrix'
import './risks.css'

/** The band of a risk as a word, a colour and a shape, with its score. */
export function BandMark({ band, score, children }: { band: Band; score?: number; children?: ReactNode }) {
  const t = useTranslations('risks.bands')
  return (
    <span className={`band band-${band}`}>
      <i aria-hidden="true" />
      {children ?? (score === undefined ? t(band) : `${t(band)} ${score}`)}
    </span>
  )
}
