import { CaseBody } from '@/lib/core/finance/case'
import { caseDiff, type CaseDiff } from '@/lib/core/cases/diff'
import type { Converted } from '@/lib/core/rates/book'
import { notFound } from '@/lib/core/errors'
import { roundedMinor } from '@/lib/core/finance/round'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { readRateBook } from '@/lib/features/rates/read-book'
import { query } from '@/lib/server/command'
import { getCase } from './detail'
import { majorOf, todayOf } from './read-inputs'
import { CompareCases, DiffRef } from './schema'
import { caseFor } from './visible'

/** Two to four cases side by side: of each what its page shows, and its present value in the currency of the first. */
export const compareCases = query({
  permission: 'case:read',
  input: CompareCases,
  async run(ctx, { numbers }) {
    const [today, book] = [await todayOf(ctx), await readRateBook(ctx)]
    const found = []
    for (const number of [...new Set(numbers)]) found.push(await getCase(ctx, { number }))
    const currency = found[0]!.currency
    return {
      currency, day: today,
      cases: found.map(({ id, number, name, status, currency: own, automation, request, owner, figures, frozen, body }) => {
        const npv = figures?.base.figures.npv ?? null
        const converted: Converted | null = npv === null || own === currency ? null : book.convert(roundedMinor(npv, decimalsOf(own)), own, currency, today)
        return {
          id, number, name, status, currency: own, automation, request, owner: owner.name, figures, frozen, horizon: body.horizon, conventions: body.conventions, discountRateBp: body.discountRateBp,
          /** In the currency of the first; null: the same currency, or no rate of the day */
          npvThere: converted && majorOf(converted.minor, currency),
          foreign: own !== currency,
        }
      }),
    }
  },
})

/** What changed from one version to another; `to` 0 is the draft. */
export const diffVersions = query({
  permission: 'case:read',
  input: DiffRef,
  async run(ctx, { number, from, to }) {
    const found = await caseFor(ctx, { number })
    const rows = await ctx.db.businessCaseVersion.findMany({ where: { caseId: found.id, ordinal: { in: [from, to] } }, select: { ordinal: true, body: true, results: true } })
    const textOf = (ordinal: number) => (ordinal === 0 ? found.body : rows.find((row) => row.ordinal === ordinal)?.body)
    const [before, after] = [textOf(from), textOf(to)]
    if (!before || !after) throw notFound('case')
    const diff: CaseDiff = caseDiff(CaseBody.parse(JSON.parse(before)), CaseBody.parse(JSON.parse(after)))
    return { currency: found.currency, from, to, diff }
  },
})
