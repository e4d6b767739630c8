import { z } from 'zod'
import { localDay } from '@/lib/core/calendar/local-day'
import { benefitRows, splitByVolume, type BenefitRow } from '@/lib/core/recognition/benefit'
import { notify } from '@/lib/features/notices/notify'
import { command, query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { awardBadges } from './award-badges'
import { appendPoints } from './ledger'
import { measuredFacts } from './measured-rows'
import { rulesInForce, type RulesInForce } from './rules'
import { verifiedTime, type VerifiedIdea } from './verified-time'

/** Ideas in one transaction: others who write wait for no more. */
const PART = 20

interface Credit {
  personId: string
  points: number
  ms: number
  title: string
}

/**
 * Brings the points for measured benefit in line with what runs show for full months, a part of the ideas at a time: a stop loses
 * and repeats nothing. Says it to whom it concerns, once for all of their ideas.
 */
export const creditBenefit = query({
  permission: 'recognition:edit',
  input: z.strictObject({}),
  async run(ctx) {
    const inForce = await rulesInForce(ctx)
    const ideas = await verifiedTime(ctx, inForce.rules.benefitMonths)
    const credits: Credit[] = []
    for (let at = 0; at < ideas.length; at += PART) credits.push(...(await creditPart(ctx, { ideas: ideas.slice(at, at + PART), inForce })))
    if (credits.length) await tellCredited(ctx, { credits })
    return { ideas: ideas.length, rows: credits.length, points: credits.reduce((sum, { points }) => sum + points, 0) }
  },
})

const creditPart = command({
  permission: 'recognition:edit',
  input: z.object({ ideas: z.array(z.custom<VerifiedIdea>()), inForce: z.custom<RulesInForce>() }),
  async run(ctx, { ideas, inForce: { rules, ordinal } }) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const day = localDay(ctx.now.getTime(), timeZone)
    const ledgers = await ledgersOf(ctx, ideas.map(({ id }) => id))
    const credits: Credit[] = []
    for (const idea of ideas) {
      const rows = idea.months.flatMap(({ month, returnedMs }) => {
        const sharing = idea.shares.filter(({ since }) => since === null || since <= month)
        return benefitRows(rules, idea.id, month, ledgers.get(idea.id) ?? [], splitByVolume(returnedMs, sharing), returnedMs)
      })
      await appendPoints(ctx, idea.id, rows, day, ordinal)
      credits.push(...rows.map(({ personId, points, facts }) => ({ personId, points, ms: Number(facts.shareMs) - Number(facts.beforeMs), title: idea.title })))
    }
    await awardBadges(ctx, credits.map(({ personId }) => personId))
    const facts = { ideas: ideas.length, rows: credits.length, points: credits.reduce((sum, { points }) => sum + points, 0) }
    return { result: credits, audit: credits.length ? { action: 'recognition.benefit-credited', entity: 'recognition', entityId: 'ledger', facts } : [] }
  },
})

/** Rows about measured benefit of these requests, oldest first. */
async function ledgersOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, BenefitRow[]>> {
  const stored = await ctx.db.pointEntry.findMany({
    where: { requestId: { in: [...ids] }, kind: { in: ['benefit', 'reversal'] } },
    select: { id: true, requestId: true, personId: true, points: true, facts: true },
    orderBy: { id: 'asc' },
  })
  const ledgers = new Map<string, BenefitRow[]>()
  for (const { requestId, facts, ...row } of stored) {
    const measured = measuredFacts(facts)
    if (!measured || !requestId) continue
    const ledger = ledgers.get(requestId) ?? []
    ledger.push({ ...row, month: measured.month, shareMs: measured.shareMs, rate: measured.rate })
    ledgers.set(requestId, ledger)
  }
  return ledgers
}

const tellCredited = command({
  permission: 'recognition:edit',
  input: z.object({ credits: z.array(z.custom<Credit>()) }),
  async run(ctx, { credits }) {
    const told = new Map<string, { points: number; ms: number; titles: Set<string> }>()
    for (const { personId, points, ms, title } of credits) {
      const one = told.get(personId) ?? { points: 0, ms: 0, titles: new Set() }
      told.set(personId, { points: one.points + points, ms: one.ms + ms, titles: one.titles.add(title) })
    }
    await notify(
      ctx,
      [...told].filter(([, { points }]) => points !== 0).map(([personId, { points, ms, titles }]) => ({
        personId,
        kind: points > 0 ? ('benefitCredited' as const) : ('benefitCorrected' as const),
        params: { points: Math.abs(points), hours: Math.round(Math.abs(ms) / 360_000) / 10, ideas: titles.size, request: [...titles][0]! },
        href: '/recognition',
      })),
    )
    return { result: null, audit: [] }
  },
})
