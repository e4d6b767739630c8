import { useTranslations } from 'next-intl'
import { use } from 'react'
import { Stat } from '@/components/ui/stat'
import { StatBand } from '@/components/ui/stat-band'
import type { Tone } from '@/components/ui/tone'
import type { Share } from '@/lib/core/programme/meetings'
import { getFormats } from '@/lib/i18n/formats'

/** Shares from which the meetings count as kept: the weekly one as the rollout's gate asks, the others likewise. */
const targetsBp = { held: 9000, inTime: 8000, punctual: 8000 } as const

const toneOf = (bp: number | null, target: number): Tone => (bp === null ? 'none' : bp >= target ? 'ok' : bp >= target - 1500 ? 'watch' : 'act')

interface KpiBandProps {
  kpis: { reviews: Share; actions: Share; punctual: Share }
}

/** How well the meetings are kept: each figure opens to what it was counted from. */
export function KpiBand({ kpis: { reviews, actions, punctual } }: KpiBandProps) {
  const t = useTranslations('meetings')
  const f = use(getFormats())
  const stat = (key: keyof typeof targetsBp, share: Share, parts: [string, string]) => {
    const target = targetsBp[key]
    const value = share.bp === null ? null : f.percent(share.bp, { digits: 0 })
    return (
      <Stat
        key={key}
        label={t(`kpi.${key}`)}
        value={value}
        tone={toneOf(share.bp, target)}
        statusWord={share.bp === null ? t('kpi.noData') : undefined}
        target={t('kpi.target', { share: f.percent(target, { digits: 0 }) })}
        note={share.bp === null ? undefined : t(`kpi.${key}Note`, { part: share.part, whole: share.whole })}
        explanation={{
          title: t(`kpi.${key}`),
          value: value ?? f.none,
          definition: t(`kpi.${key}Definition`),
          formula: t(`kpi.${key}Formula`),
          values: [{ label: parts[0], value: f.number(share.part) }, { label: parts[1], value: f.number(share.whole) }],
        }}
      />
    )
  }
  return (
    <StatBand label={t('kpi.label')}>
      {stat('held', reviews, [t('kpi.weeksHeld'), t('kpi.weeks')])}
      {stat('inTime', actions, [t('kpi.done'), t('kpi.due')])}
      {stat('punctual', punctual, [t('kpi.began'), t('kpi.heldMeetings')])}
    </StatBand>
  )
}
