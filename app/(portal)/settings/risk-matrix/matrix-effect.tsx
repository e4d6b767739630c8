'use client'

import { useLocale, useTranslations } from 'next-intl'
import { BandMark } from '@/components/risks/band'
import type { ErrorShape } from '@/lib/core/errors'
import { bands, type Band } from '@/lib/core/risks/matrix'
import { say } from '@/lib/i18n/say'

interface MovedRisk {
  id: string
  number: number
  code: string
  title: string
  titleZh: string | null
  before: { score: number; band: Band }
  after: { score: number; band: Band }
}

export type EffectView =
  | { ok: true; compared: number; rescored: number; moved: readonly MovedRisk[]; before: Record<Band, number>; after: Record<Band, number> }
  | { ok: false; error: ErrorShape }

const SHOWN = 20

/** Which open risks would change their band. */
export function MatrixEffect({ effect }: { effect: EffectView }) {
  const t = useTranslations('riskMatrix.effect')
  const all = useTranslations()
  const locale = useLocale()
  if (!effect.ok) {
    return (
      <p role="alert" className="mt-3 rounded-md bg-act-soft px-3 py-2 text-sm text-act">
        {say(all, effect.error)} {Object.values(effect.error.fields ?? {}).flat().map((reason) => say(all, reason)).join(' ')}
      </p>
    )
  }
  return (
    <div role="status" className="panel mt-3 px-4 py-3 text-sm">
      <p className="font-medium">{t('headline', { moved: effect.moved.length, compared: effect.compared, rescored: effect.rescored })}</p>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {bands.toReversed().map((band) => (
          <li key={band} className="flex items-center gap-1.5">
            <BandMark band={band} /> {effect.before[band]} → {effect.after[band]}
          </li>
        ))}
      </ul>
      {effect.moved.length > 0 && (
        <ul className="mt-2 grid gap-1 border-t border-line-soft pt-2">
          {effect.moved.slice(0, SHOWN).map((risk) => (
            <li key={risk.id} className="flex flex-wrap items-center gap-x-2">
              <span className="text-ink-3">{risk.code}</span> {(locale === 'zh-CN' && risk.titleZh) || risk.title}
              <BandMark band={risk.before.band} score={risk.before.score} /> → <BandMark band={risk.after.band} score={risk.after.score} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
