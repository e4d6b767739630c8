import clsx from 'clsx'
import { Award, Handshake, Hourglass, Lightbulb, RefreshCw, Rocket, ThumbsUp, Trophy, Users, type LucideIcon } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { BadgeKey } from '@/lib/core/recognition/badges'
import type { BadgeState } from '@/lib/features/recognition/queries'
import { getFormats } from '@/lib/i18n/formats'

const icons: Record<BadgeKey, LucideIcon> = {
  firstIdea: Lightbulb, firstApproved: ThumbsUp, improved: RefreshCw, firstLive: Rocket, shared: Users, ally: Handshake, tenHours: Hourglass, hundredHours: Award, threeLive: Rocket, thousandHours: Trophy,
}

/** Earned ones first; of the others how far they are. */
export async function BadgeList({ badges }: { badges: readonly BadgeState[] }) {
  const [t, f] = await Promise.all([getTranslations('recognition.badges'), getFormats()])
  const sorted = [...badges].sort((a, b) => Number(b.awardedAt !== null) - Number(a.awardedAt !== null))
  return (
    <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-1 2xl:grid-cols-2">
      {sorted.map(({ badge, awardedAt, reached, from }) => {
        const Icon = icons[badge]
        return (
          <li key={badge} className="flex items-start gap-3">
            <span aria-hidden="true" className={clsx('flex size-9 shrink-0 items-center justify-center rounded-full border [&_svg]:size-4', awardedAt ? 'border-accent bg-accent-soft text-accent' : 'border-dashed border-line text-ink-3')}>
              <Icon strokeWidth={1.75} />
            </span>
            <span className="min-w-0 text-sm">
              <span className={clsx('block font-medium', !awardedAt && 'text-ink-2')}>{t(`${badge}.name`)}</span>
              <span className="block text-xs text-ink-3">{t(`${badge}.text`)}</span>
              <span className="block text-xs text-ink-3">{awardedAt ? t('since', { date: f.date(awardedAt) }) : t('progress', { reached: f.number(Math.floor(reached)), from: f.number(from) })}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
