import { riskInputs, type RiskInputs } from '@/lib/core/cases/risk-inputs'
import type { CaseBody } from '@/lib/core/finance/case'
import { notFound } from '@/lib/core/errors'
import { avoidedLossOf } from '@/lib/core/risks/money'
import { riskCode } from '@/lib/core/risks/statement'
import { visibleRisk } from '@/lib/features/risks/visible'
import type { Ctx } from '@/lib/server/ctx'
import { majorOf, type InputFrame } from './read-inputs'

const risksOf = (body: CaseBody): string[] => [...new Set(body.lines.flatMap(({ amount }) => (amount.kind === 'formula' && amount.riskId ? [amount.riskId] : [])))]

/** What the risks that lines take from say now, by id. Asks for no permission: a case that is seen is seen with what it rests on. */
export async function readRiskInputs(ctx: Ctx, body: CaseBody, { asOf, book, currency: to }: InputFrame): Promise<Map<string, RiskInputs>> {
  const ids = risksOf(body)
  if (!ids.length) return new Map()
  const rows = await ctx.db.risk.findMany({ where: { id: { in: ids } }, select: { id: true, number: true, currency: true, frequencyMilli: true, frequencyBeforeMilli: true, lossLowMinor: true, lossHighMinor: true } })
  return new Map(
    rows.map((risk) => {
      const avoided = avoidedLossOf(risk)
      const from = risk.currency ?? to
      const converted = typeof avoided === 'string' ? null : book.convert(avoided.lossMinor, from, to, asOf)
      return [risk.id, riskInputs({ code: riskCode(risk.number), number: risk.number, avoided, fine: converted ? majorOf(converted.minor, to) : null, exchange: { from, to } })]
    }),
  )
}

/** Whoever writes a line names no risk that they may not see; what the stored body takes from already stays. */
export async function requireVisibleRisks(ctx: Ctx, stored: CaseBody, body: CaseBody): Promise<void> {
  const known = new Set(risksOf(stored))
  const added = risksOf(body).filter((id) => !known.has(id))
  if (added.length && (await ctx.db.risk.count({ where: { AND: [{ id: { in: added } }, visibleRisk(ctx)] } })) < added.length) throw notFound('risk')
}
