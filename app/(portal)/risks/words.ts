import type { getTranslations } from 'next-intl/server'
import type { Tone } from '@/components/ui/tone'

type T = Awaited<ReturnType<typeof getTranslations<'risks'>>>

/** How long a review still has, or how late it is. */
export function reviewWords(daysLeft: number, t: T): { text: string; tone?: Tone } {
  if (daysLeft < 0) return { text: t('reviewLate', { days: -daysLeft }), tone: 'act' }
  return daysLeft <= 7 ? { text: t('reviewIn', { days: daysLeft }), tone: 'watch' } : { text: t('reviewIn', { days: daysLeft }) }
}
