import { addDays, type Day } from '@/lib/core/calendar/local-day'
import type { FieldReasons } from '@/lib/core/errors'
import type { Localized } from '@/lib/core/localized'

export const phaseKeys = ['pilot', 'rollout', 'deepening'] as const
export type PhaseKey = (typeof phaseKeys)[number]

export const phaseStatuses = ['planned', 'active', 'closed'] as const
export type PhaseStatus = (typeof phaseStatuses)[number]

export interface PhasePlan {
  key: PhaseKey
  /** First and last planned day, both included; null: open */
  start: Day
  end: Day | null
  name: Localized
  objective: Localized
}

/** The same day of a later month, or the last day of that month where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The three phases that a programme starts with: three months of pilot from `today`, nine of rollout, then without end. */
export function openingPlan(today: Day): PhasePlan[] {
  const rollout = addMonths(today, 3)
  const deepening = addMonths(today, 12)
  return [
    {
      key: 'pilot',
      start: today,
      end: addDays(rollout, -1),
      name: { en: 'Pilot', 'zh-CN': '试点' },
      objective: {
        en: 'Prove on one or two low-risk processes with a clear benefit, within three months, that automation meets its targets.',
        'zh-CN': '选取一至两个风险低、收益明确的流程，在三个月内验证自动化能够达到既定目标。',
      },
    },
    {
      key: 'rollout',
      start: rollout,
      end: addDays(deepening, -1),
      name: { en: 'Rollout', 'zh-CN': '推广' },
      objective: {
        en: 'Carry what the pilot proved to procurement, inventory and the other main scenarios.',
        'zh-CN': '将试点验证过的做法推广到采购、库存等主要业务场景，形成稳定的覆盖。',
      },
    },
    {
      key: 'deepening',
      start: deepening,
      end: null,
      name: { en: 'Deepening', 'zh-CN': '深化' },
      objective: {
        en: 'Add decisions to the handwork that is already automated, such as assigning sales orders to the right team.',
        'zh-CN': '在已实现自动化的流程上引入智能决策，例如销售订单的智能分派。',
      },
    },
  ]
}

/** Reasons per field: a phase ends after it starts. Phases may overlap; a plan is not a fact. */
export function planReasons(plan: { plannedStart: Day | null; plannedEnd: Day | null }): FieldReasons {
  const { plannedStart, plannedEnd } = plan
  if (plannedEnd && !plannedStart) return { plannedStart: [{ key: 'programme.phase.startMissing' }] }
  if (plannedStart && plannedEnd && plannedEnd < plannedStart) return { plannedEnd: [{ key: 'programme.phase.endBeforeStart', params: { start: plannedStart } }] }
  return {}
}
