import { caseCode, type CaseStatus } from '@/lib/core/cases/statuses'
import { avoidedLossOf, moneyAtRisk, moneyOf } from '@/lib/core/risks/money'
import { visibleCase } from '@/lib/features/cases/visible'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { mayEditRisk } from './indicator-queries'
import { MoneyOf } from './money-schema'
import { estimateOf } from './set-money'
import { riskFor } from './visible'

/** Business cases shown that take from one risk. */
const CASES = 20

/** What a risk may cost in a year, how much of it the measures avoid, and the business cases that rest on it. */
export const riskMoney = query({
  permission: 'risk:read',
  input: MoneyOf,
  async run(ctx, { riskId }) {
    const risk = await riskFor(ctx, riskId)
    const { currency: home } = await settingsOf(ctx.db, 'organisation')
    const { frequencyMilli, frequencyBeforeMilli, lossLowMinor, lossHighMinor } = risk
    const money = moneyOf(risk)
    const before = money && frequencyBeforeMilli !== null ? moneyAtRisk({ frequencyMilli: frequencyBeforeMilli, lossLowMinor: lossLowMinor!, lossHighMinor: lossHighMinor! }) : null
    return {
      riskId, version: risk.version,
      open: risk.status === 'open',
      mayEdit: risk.status === 'open' && mayEditRisk(ctx, risk),
      currency: risk.currency ?? home,
      estimate: estimateOf(risk),
      money,
      frequencyMilli, frequencyBeforeMilli, lossLowMinor, lossHighMinor,
      /** Middle of both ends, minor units a year */
      avoidedMinor: money && before ? before.midMinor - money.midMinor : null,
      /** Whether a business case can take chances and amount from here */
      forCases: avoidedLossOf(risk),
      cases: await casesOn(ctx, riskId),
    }
  },
})

/** The visible business cases with a line that takes its figures from the risk. */
async function casesOn(ctx: Ctx, riskId: string) {
  const rows = await ctx.db.businessCase.findMany({
    where: { AND: [visibleCase(ctx), { archivedAt: null, body: { contains: `"riskId":"${riskId}"` } }] },
    select: { number: true, name: true, status: true },
    orderBy: { number: 'desc' },
    take: CASES,
  })
  return rows.map(({ number, name, status }) => ({ number, code: caseCode(number), name, status: status as CaseStatus }))
}
