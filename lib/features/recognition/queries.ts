import { z } from 'zod'
import { can } from '@/lib/core/access'
import { badgeKeys, badges, isBadge, type BadgeFacts, type BadgeKey } from '@/lib/core/recognition/badges'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { badgeFactsOf } from './badge-facts'
import { entriesOf, spanOf, totalsOf } from './entries'
import { rulesInForce } from './rules'
import { PeriodInput } from './schema'

export interface BadgeState {
  badge: BadgeKey
  /** Null: not yet */
  awardedAt: Date | null
  /** How far the condition is met, and from where it holds */
  reached: number
  from: number
  fact: keyof BadgeFacts
}

/** What the reader earned in the period, how, and which badges: their own page. */
export const myRecognition = query({
  permission: 'recognition:read',
  input: PeriodInput,
  async run(ctx, input) {
    const span = await spanOf(ctx, input)
    const [entries, inForce, { leaderboard }, facts, awards] = await Promise.all([
      entriesOf(ctx, ctx.actor.id, span),
      rulesInForce(ctx),
      settingsOf(ctx.db, 'recognition'),
      badgeFactsOf(ctx, ctx.actor.id),
      ctx.db.badgeAward.findMany({ where: { personId: ctx.actor.id }, select: { badge: true, awardedAt: true } }),
    ])
    return {
      span, entries, totals: totalsOf(entries), ...inForce, leaderboard, facts,
      badges: badgeStates(facts, awards),
      mayEdit: can(ctx.actor, 'recognition:edit'),
      mayReadOthers: can(ctx.actor, 'recognition:statements'),
      years: await yearsOf(ctx),
    }
  },
})

export function badgeStates(facts: BadgeFacts, awards: readonly { badge: string; awardedAt: Date }[]): BadgeState[] {
  const held = new Map(awards.filter(({ badge }) => isBadge(badge)).map(({ badge, awardedAt }) => [badge, awardedAt]))
  return badgeKeys.map((badge) => ({ badge, awardedAt: held.get(badge) ?? null, reached: facts[badges[badge].fact], from: badges[badge].from, fact: badges[badge].fact }))
}

/** Years in which the reader earned anything, newest first. */
async function yearsOf(ctx: Ctx): Promise<string[]> {
  const days = await ctx.db.pointEntry.findMany({ where: { personId: ctx.actor.id }, distinct: ['day'], select: { day: true } })
  return [...new Set(days.map(({ day }) => day.slice(0, 4)))].sort().reverse()
}

/** The rules in force and those before them. */
export const rulesHistory = query({
  permission: 'recognition:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [inForce, versions] = await Promise.all([
      rulesInForce(ctx),
      ctx.db.recognitionRules.findMany({ select: { ordinal: true, note: true, publishedAt: true }, orderBy: { ordinal: 'desc' } }),
    ])
    return { ...inForce, versions, mayEdit: can(ctx.actor, 'recognition:edit') }
  },
})
