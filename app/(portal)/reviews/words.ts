import type { Tone } from '@/components/ui/tone'
import { deadlineOf } from '@/lib/core/reviews/point'
import type { ReviewStatus } from '@/lib/core/reviews/task'

export const statusTone: Record<ReviewStatus, Tone> = { waiting: 'watch', claimed: 'info', approved: 'ok', rejected: 'act', returned: 'watch', expired: 'act', withdrawn: 'none' }

export const outcomeTone: Record<string, Tone> = { approve: 'ok', reject: 'act', return: 'watch', agree: 'ok', differ: 'act' }

type DurationWords = (key: 'duration.minutes' | 'duration.hours' | 'duration.days', params: { count: number }) => string

/** "2 days", in the largest whole unit. */
export function deadlineText(t: DurationWords, ms: number): string {
  const { amount, unit } = deadlineOf(ms)
  return t(`duration.${unit}`, { count: amount })
}

export const stepIn = ({ name, nameZh }: { name: string; nameZh: string | null }, locale: string): string => (locale === 'zh-CN' && nameZh) || name
export const stepOf = ({ step, stepZh }: { step: string; stepZh: string | null }, locale: string): string => (locale === 'zh-CN' && stepZh) || step
