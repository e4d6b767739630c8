'use client'

import { useTranslations } from 'next-intl'
import { PlainTable } from '@/components/table/plain-table'
import type { ErrorShape } from '@/lib/core/errors'
import { requestCode } from '@/lib/core/requests/statuses'
import type { Rescored } from '@/lib/features/scoring/effect'
import { say } from '@/lib/i18n/say'

export type EffectView = { ok: true; compared: number; changed: number; movers: Rescored[]; cut: boolean } | { ok: false; error: ErrorShape }

/** Who would change place, most first. */
export function ModelEffect({ effect }: { effect: EffectView }) {
  const t = useTranslations('scoring.model')
  const root = useTranslations()
  if (!effect.ok) {
    const reasons = Object.values(effect.error.fields ?? {}).flat()
    return (
      <p role="alert" className="mt-3 text-sm text-act">
        {(reasons.length ? reasons : [effect.error]).map((reason) => say(root as never, reason)).join(' ')}
      </p>
    )
  }
  if (effect.compared === 0) return <p role="status" className="mt-3 text-sm text-ink-2">{t('effectNone')}</p>
  const points = (value: number) => value.toFixed(1)
  return (
    <div role="status" className="mt-4">
      <h3 className="font-semibold">{t('effect')}</h3>
      <p className="mb-2 text-sm text-ink-2">
        {t('effectSentence', { changed: effect.changed, compared: effect.compared })}
        {effect.cut && ` ${t('cut', { count: effect.compared })}`}
      </p>
      <PlainTable
        caption={t('movers')}
        columns={[
          { id: 'request', header: t('request') },
          { id: 'place', header: t('place'), align: 'right' },
          { id: 'points', header: t('points'), align: 'right' },
        ]}
        rows={effect.movers.map((row) => ({
          id: row.id,
          name: row.title,
          href: `/requests/${row.number}`,
          cells: {
            request: { text: row.title, sub: requestCode(row.number) },
            place: { text: `${row.placeBefore} → ${row.placeAfter}` },
            points: { text: `${points(row.before)} → ${points(row.after)}` },
          },
        }))}
      />
    </div>
  )
}
