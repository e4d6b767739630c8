import type { Tone } from '@/components/ui/tone'
import type { DueState } from '@/lib/core/actions/action-item'

export const dueTone: Record<DueState, Tone> = { overdue: 'act', today: 'watch', soon: 'watch', later: 'none' }

interface Item {
  status: 'open' | 'done' | 'dropped'
  due: DueState
  daysLeft: number
}

type Words = (key: never, params?: never) => string

/** "3 days overdue" while it is open, else how it ended; `t` is a translator of area `actions`. */
export function standingOf({ status, due, daysLeft }: Item, t: Words): { text: string; tone: Tone } {
  if (status !== 'open') return { text: t(`statuses.${status}` as never), tone: status === 'done' ? 'ok' : 'none' }
  return { text: t(`dueState.${due}` as never, { days: Math.abs(daysLeft) } as never), tone: dueTone[due] }
}
