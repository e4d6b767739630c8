import { invalid } from '@/lib/core/errors'
import { parseMoney } from '@/lib/core/portfolio/money'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { clockOf } from './clock'
import { mergeInto } from './merge-duplicate'
import { moveInside } from './move'
import { TakeStep } from './schema-steps'
import { requestFor, visibleRequest } from './visible'

/** One step of the table in lib/core/requests/workflow-table.ts, from its button or by a card of the board; the table says who may. */
export const takeStep = command({
  permission: 'request:file',
  input: TakeStep,
  async run(ctx, { id, version, step, to, reason, advice, day, original, actualDays, actualCost }) {
    const { number } = await requestFor(ctx, id)
    const { currency } = await clockOf(ctx)
    const duplicateOfId = original ? await originalOf(ctx, id, original) : null
    const audit = await moveInside(ctx, id, to, {
      name: step, version, reason, advice, day, duplicateOfId,
      actualTenthDays: actualDays === undefined ? null : Math.round(actualDays * 10),
      actualCostMinor: costOf(actualCost, currency),
    })
    if (duplicateOfId) await mergeInto(ctx, id, duplicateOfId)
    return { result: { id, number }, audit }
  },
})

function costOf(text: string | undefined, currency: string): bigint | null {
  if (!text) return null
  const parsed = parseMoney(text, currency)
  if (!parsed.ok) throw invalid({ actualCost: parsed.reasons })
  return parsed.value
}

/** The request that this one repeats: visible, another one, and not itself a repetition of this one. */
async function originalOf(ctx: Ctx, id: string, typed: string): Promise<string> {
  const number = Number(typed.replace(/^R-?/i, ''))
  const found = Number.isSafeInteger(number) && number > 0 && number < 2 ** 31
    ? await ctx.db.request.findFirst({ where: { AND: [{ number, status: { not: 'draft' } }, visibleRequest(ctx)] }, select: { id: true, duplicateOfId: true } })
    : null
  if (!found || found.id === id || found.duplicateOfId === id) throw invalid({ original: [{ key: 'workflow.originalUnknown' }] })
  return found.id
}
