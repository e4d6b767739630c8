import { z } from 'zod'
import { localDay } from '@/lib/core/calendar/local-day'
import { benefitRows, splitByVolume } from '@/lib/core/recognition/benefit'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { awardBadges } from './award-badges'
import { appendPoints } from './ledger'
import { measuredFacts } from './measured-rows'
import { rulesInForce } from './rules'
import { verifiedTime } from './verified-time'

/** Brings the points for measured benefit in line with what runs show for full months; says it to whom it concerns. */
export const creditBenefit = command({
  permission: 'recognition:edit',
  input: z.strictObject({}),
  async prepare(ctx) {
    const inForce = await rulesInForce(ctx)
    return { ...inForce, ideas: await verifiedTime(ctx, inForce.rules.benefitMonths) }
  },
  async run(ctx, _input, { rules, ordinal, ideas }) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const day = localDay(ctx.now.getTime(), timeZone)
    const told = new Map<string, { points: number; ms: number; titles: Set<string> }>()
    const outcome = { ideas: ideas.length, rows: 0, points: 0 }
    for (const idea of ideas) {
      const stored = await ctx.db.pointEntry.findMany({
        where: { requestId: idea.id, kind: { in: ['benefit', 'reversal'] } },
        select: { id: true, personId: true, points: true, facts: true },
        orderBy: { id: 'asc' },
      })
      const ledger = stored.flatMap(({ facts, ...row }) => {
        const measured = measuredFacts(facts)
        return measured ? [{ ...row, month: measured.month, shareMs: measured.shareMs, rate: measured.rate }] : []
      })
      const rows = idea.months.flatMap(({ month, returnedMs }) => {
        const sharing = idea.shares.filter(({ since }) => since === null || since <= month)
        return benefitRows(rules, idea.id, month, ledger, splitByVolume(returnedMs, sharing), returnedMs)
      })
      await appendPoints(ctx, idea.id, rows, day, ordinal)
      for (const { personId, points, facts } of rows) {
        const one = told.get(personId) ?? { points: 0, ms: 0, titles: new Set() }
        told.set(personId, { points: one.points + points, ms: one.ms + Number(facts.shareMs) - Number(facts.beforeMs), titles: one.titles.add(idea.title) })
        outcome.points += points
      }
      outcome.rows += rows.length
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
    await awardBadges(ctx, [...told.keys()])
    return { result: outcome, audit: outcome.rows ? { action: 'recognition.benefit-credited', entity: 'recognition', entityId: 'ledger', facts: outcome } : [] }
  },
})
