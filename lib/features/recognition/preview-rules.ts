import { addDays, localDay } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import { monthOf, type Month } from '@/lib/core/calendar/month'
import { effectOf, type Effect, type PastEvent } from '@/lib/core/recognition/effect'
import type { PointKind } from '@/lib/core/recognition/entries'
import { weaknesses, type RecognitionRules } from '@/lib/core/recognition/rules'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { measuredFacts } from './measured-rows'
import { rulesFrom } from './publish-rules'
import { rulesInForce } from './rules'
import { RulesInput } from './schema'

const YEAR_DAYS = 365

export interface RulesPreview {
  rules: RecognitionRules
  before: Effect
  after: Effect
  /** Why they may not be published */
  weaknesses: Reason[]
  from: string
  to: string
}

/** What the last 365 days would have come to under other rules, beside what they come to under those in force. */
export const previewRules = query({
  permission: 'recognition:edit',
  input: RulesInput,
  async run(ctx, input): Promise<RulesPreview> {
    const rules = rulesFrom(input)
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const to = localDay(ctx.now.getTime(), timeZone)
    const from = addDays(to, 1 - YEAR_DAYS)
    const [inForce, events] = await Promise.all([rulesInForce(ctx), eventsSince(ctx, from)])
    return { rules, before: effectOf(inForce.rules, events), after: effectOf(rules, events), weaknesses: weaknesses(rules), from, to }
  },
})

/** Of every event what is true today: reversed steps are gone, measured months stand at their newest value. */
async function eventsSince(ctx: Ctx, from: string): Promise<PastEvent[]> {
  const rows = await ctx.db.pointEntry.findMany({
    where: { day: { gte: from } },
    select: { id: true, personId: true, requestId: true, kind: true, day: true, reversesId: true, facts: true, request: { select: { liveAt: true } } },
    orderBy: { id: 'asc' },
  })
  const reversed = new Set(rows.flatMap(({ reversesId }) => reversesId ?? []))
  const steps: PastEvent[] = []
  const months = new Map<string, PastEvent>()
  for (const { id, personId, requestId, kind, day, facts, request } of rows) {
    const measured = measuredFacts(facts)
    if (measured) {
      const nthMonth = request?.liveAt ? monthsBetween(monthOf(request.liveAt.toISOString().slice(0, 10)), measured.month) + 1 : 1
      months.set(`${personId} ${requestId} ${measured.month}`, { kind: 'benefit', personId, day, shareMs: measured.shareMs, nthMonth })
    } else if (kind !== 'reversal' && !reversed.has(id)) steps.push({ kind: kind as Exclude<PointKind, 'reversal'>, personId, day })
  }
  return [...steps, ...months.values()]
}

const monthsBetween = (from: Month, to: Month): number => (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))
