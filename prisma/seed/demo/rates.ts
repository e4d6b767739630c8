import { addDays, daysBetween } from '@/lib/core/calendar/local-day'
import { firstDay, monthOf } from '@/lib/core/calendar/month'
import { createGrade } from '@/lib/features/rates/create-grade'
import { enterExchange } from '@/lib/features/rates/enter-exchange'
import { enterParameter } from '@/lib/features/rates/enter-parameter'
import { enterWage } from '@/lib/features/rates/enter-wage'
import { as, idOf, type Made } from './actors'
import type { DepartmentKey } from './company'
import type { ProcessKey } from './portfolio'
import type { Event, Registers } from './registers'
import type { DemoClock } from './runs'

const grades = {
  clerk: { code: 'P2', name: 'Clerk', nameZh: '事务专员' },
  specialist: { code: 'P4', name: 'Specialist', nameZh: '业务专员' },
  senior: { code: 'P6', name: 'Senior specialist', nameZh: '高级专员' },
}
export type GradeKey = keyof typeof grades

export const gradeOfProcess: Partial<Record<ProcessKey, GradeKey>> = {
  expense: 'specialist', waybill: 'clerk', purchaseOrder: 'specialist', invoice: 'specialist', inventory: 'specialist', confirmation: 'clerk', onboarding: 'senior', assignment: 'specialist', contract: 'senior', claims: 'specialist',
}

/** Full hourly cost before and after this year's raise. */
const wages: { grade: GradeKey; department?: DepartmentKey; hourly: [string, string] }[] = [
  { grade: 'clerk', hourly: ['44.00', '46.00'] },
  { grade: 'clerk', department: 'logistics', hourly: ['42.00', '44.00'] },
  { grade: 'specialist', hourly: ['60.00', '62.50'] },
  { grade: 'specialist', department: 'finance', hourly: ['66.00', '69.00'] },
  { grade: 'senior', hourly: ['86.00', '89.50'] },
]

/** Pay grades, made by the financial controller before the first processes are described. */
export async function addGrades(made: Made & { grades: Map<GradeKey, string> }, at: Date): Promise<void> {
  for (const key of Object.keys(grades) as GradeKey[]) made.grades.set(key, (await createGrade(await as(made, 'zhou', at), grades[key])).id)
}

/** First day of the raise: the month that began at least fifty days ago. */
export const raisedOn = (clock: DemoClock) => firstDay(monthOf(addDays(clock.today, -50)))

/** Wages of the year and the raise, exchange rates of two quarters, and what an hour and a year are. */
export function rateEvents(made: Registers, clock: DemoClock, at: (daysAgo: number, hour: number) => Date): Event[] {
  const raise = raisedOn(clock)
  const enter = (index: 0 | 1, validFrom: string, source: string) => async (when: Date) => {
    for (const { grade, department, hourly } of wages) {
      await enterWage(await as(made, 'zhou', when), { gradeId: idOf(made.grades, grade), ...(department && { departmentId: idOf(made.departments, department) }), hourly: hourly[index], validFrom, source, sure: true })
    }
  }
  const exchange = (daysAgo: number, usd: string, eur: string) => ({
    at: at(daysAgo, 14),
    async happen(when: Date) {
      const ctx = await as(made, 'zhou', when)
      const common = { to: 'CNY', validFrom: addDays(clock.today, -daysAgo), source: 'Central parity rate 人民币汇率中间价', sure: true }
      await enterExchange(ctx, { from: 'USD', rate: usd, ...common })
      await enterExchange(ctx, { from: 'EUR', rate: eur, ...common })
    },
  })
  return [
    { at: at(198, 10), happen: enter(0, addDays(clock.today, -400), 'Cost plan of human resources 人力成本预算') },
    { at: at(daysBetween(raise, clock.today) + 20, 10), happen: enter(1, raise, 'Annual salary adjustment 年度调薪') },
    {
      at: at(198, 11),
      async happen(when) {
        const ctx = await as(made, 'zhou', when)
        const common = { validFrom: addDays(clock.today, -400), source: 'Group finance handbook 集团财务手册', sure: true }
        await enterParameter(ctx, { kind: 'discount-rate', value: '8', ...common })
        await enterParameter(ctx, { kind: 'hours-per-day', value: '8', ...common })
        await enterParameter(ctx, { kind: 'working-days', value: '250', ...common })
      },
    },
    exchange(190, '7.1120', '7.7650'),
    exchange(95, '7.0850', '7.8310'),
  ]
}
