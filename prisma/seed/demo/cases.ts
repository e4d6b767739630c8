import { addDays } from '@/lib/core/calendar/local-day'
import { CaseBody } from '@/lib/core/finance/case'
import type { DraftBody } from '@/lib/core/formula/draft'
import { createCase } from '@/lib/features/cases/create-case'
import { decideCase } from '@/lib/features/cases/decide-case'
import { handInCase } from '@/lib/features/cases/hand-in'
import { saveCase } from '@/lib/features/cases/save-case'
import { createFormula } from '@/lib/features/formulas/create-formula'
import { publishDraft } from '@/lib/features/formulas/publish-draft'
import { saveDraft } from '@/lib/features/formulas/save-draft'
import { submitDraft } from '@/lib/features/formulas/submit-draft'
import { db } from '@/lib/server/db'
import { as, idOf } from './actors'
import { casePlans, DISCOUNT, linesOf, type DemoCase } from './case-plans'
import { automations } from './portfolio'
import type { Event, Registers } from './registers'
import type { DemoClock } from './runs'

type At = (daysAgo: number, hour: number) => Date

/** Business cases from the first draft to the answer of finance, and the formula that one of them uses. */
export function caseEvents(made: Registers, clock: DemoClock, at: At): Event[] {
  return [...formulaEvents(made, at), ...casePlans.flatMap((plan) => eventsOf(made, clock, at, plan))]
}

function eventsOf(made: Registers, clock: DemoClock, at: At, plan: DemoCase): Event[] {
  let id = ''
  const stored = () => db.businessCase.findUniqueOrThrow({ where: { id } })
  const author = (when: Date) => as(made, plan.by, when)
  const handIn = async (when: Date, note?: string) => void (await handInCase(await author(when), { id, version: (await stored()).version, ...(note && { note }) }))
  const decide = async (when: Date, outcome: string, comment?: string) => void (await decideCase(await as(made, 'zhou', when), { id, version: (await stored()).version, outcome, ...(comment && { comment }) }))
  const { plannedLive = 0 } = automations[plan.automation] as { plannedLive?: number }
  const start = addDays(clock.today, -plannedLive).slice(0, 7)
  const begun: Event = {
    at: at(plan.created, 10),
    async happen(when) {
      const ctx = await author(when)
      ;({ id } = await createCase(ctx, { name: plan.name, automationId: idOf(made.automations, plan.automation), ...(plan.template && { template: plan.template }) }))
      if (plan.template) return
      const { version, body, currency } = await stored()
      const known = CaseBody.parse(JSON.parse(body))
      await saveCase(ctx, { id, version, name: plan.name, currency, body: { ...known, horizon: { ...known.horizon, start }, lines: linesOf(plan) } })
    },
  }
  const { handedIn, decided, outcome, returned, comment } = plan
  return [
    begun,
    ...(handedIn === undefined ? [] : [{ at: at(handedIn, 11), happen: (when: Date) => handIn(when) }]),
    ...(handedIn === undefined || !returned
      ? []
      : [
          { at: at(handedIn, 16), happen: (when: Date) => decide(when, 'returned', returned) },
          { at: at(handedIn - 1, 10), happen: (when: Date) => handIn(when, 'The share of early payments is lower now. 已降低提前付款比例。') },
        ]),
    ...(decided === undefined || !outcome ? [] : [{ at: at(decided, 10), happen: (when: Date) => decide(when, outcome, comment) }]),
  ]
}

const money = { min: 0, max: null, default: null }
const share = { min: 0, max: 100, default: null }

const first: DraftBody = {
  names: { en: 'Discount for early payment', 'zh-CN': '提前付款折扣' },
  purpose: 'benefit',
  variables: [
    { name: 'amount', names: { en: 'Invoices a year with a discount on offer', 'zh-CN': '每年可享折扣的发票金额' }, unit: 'money/year', source: { kind: 'typed' }, ...money },
    { name: 'share', names: { en: 'Share that is paid in time for it', 'zh-CN': '能按期付款的比例' }, unit: '%', source: { kind: 'typed' }, ...share },
    { name: 'discount', names: { en: 'Discount', 'zh-CN': '折扣率' }, unit: '%', source: { kind: 'typed' }, ...share },
  ],
  expression: 'amount * share * discount',
  unit: 'money/year',
  explanation: { en: 'Invoices that are matched early enough are paid with the discount that the supplier offers. It is money, not hours.', 'zh-CN': '发票匹配及时，即可按供应商提供的折扣付款。这是现金收益，不是工时。' },
  examples: [{ note: { en: 'A tenth of one million at two per cent', 'zh-CN': '一百万的十分之一，折扣 2 %' }, values: { amount: 1_000_000, share: 10, discount: 2 }, expected: 2_000, tolerance: 0.005 }],
  origin: { name: '', url: '' },
}

/** The second version takes off what the money would have earned meanwhile. */
const second: DraftBody = {
  ...first,
  variables: [
    ...first.variables,
    { name: 'daysEarlier', names: { en: 'Days that it is paid earlier', 'zh-CN': '提前付款天数' }, unit: 'day', source: { kind: 'typed' }, min: 0, max: 365, default: 20 },
    { name: 'interest', names: { en: 'Interest on cash a year', 'zh-CN': '资金年化收益率' }, unit: '%', source: { kind: 'typed' }, min: 0, max: 100, default: 2.5 },
    { name: 'daysOfYear', names: { en: 'Days of a year', 'zh-CN': '全年天数' }, unit: 'day', source: { kind: 'typed' }, min: 1, max: 366, default: 365 },
  ],
  examples: [{ note: { en: 'The same with ten days at 3.65 %', 'zh-CN': '同上，提前 10 天、年化 3.65 %' }, values: { amount: 1_000_000, share: 10, discount: 2, daysEarlier: 10, interest: 3.65, daysOfYear: 365 }, expected: 1_900, tolerance: 0.005 }],
  expression: 'amount * share * (discount - interest * daysEarlier / daysOfYear)',
  explanation: { en: 'Discount of invoices that are paid in time for it, less what the money would have earned in the days that it is paid earlier.', 'zh-CN': '按期付款所得折扣，扣除提前付款期间资金本可获得的收益。' },
}
/** Written by the centre and published by finance; changed by finance and published by the centre. */
function formulaEvents(made: Registers, at: At): Event[] {
  let version = 0
  return [
    {
      at: at(100, 10),
      async happen(when) {
        const ctx = await as(made, 'wang', when)
        ;({ version } = await createFormula(ctx, { key: DISCOUNT, body: first, reason: 'Needed for the case of invoice matching. 发票匹配论证需要。' }))
        ;({ version } = await submitDraft(ctx, { key: DISCOUNT, version }))
      },
    },
    { at: at(99, 15), async happen(when) { await publishDraft(await as(made, 'zhou', when), { key: DISCOUNT, version }) } },
    {
      at: at(33, 10),
      async happen(when) {
        const ctx = await as(made, 'zhou', when)
        ;({ version } = await saveDraft(ctx, { key: DISCOUNT, body: second, reason: 'Cash that is paid earlier earns nothing meanwhile. 提前付款会损失资金收益，应予扣除。' }))
        ;({ version } = await submitDraft(ctx, { key: DISCOUNT, version }))
      },
    },
    { at: at(32, 15), async happen(when) { await publishDraft(await as(made, 'wang', when), { key: DISCOUNT, version }) } },
  ]
}
