import { badgesEarned } from '@/lib/core/recognition/badges'
import { locales, type Localized } from '@/lib/core/localized'
import { notify } from '@/lib/features/notices/notify'
import { messageText } from '@/lib/i18n/message-text'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import { badgeFactsOf } from './badge-facts'

/** Awards what these people have earned since; a badge is awarded once and never taken back. @returns how many were new */
export async function awardBadges(ctx: Ctx, personIds: readonly string[]): Promise<number> {
  let awarded = 0
  for (const personId of new Set(personIds)) {
    const facts = await badgeFactsOf(ctx, personId)
    const held = await ctx.db.badgeAward.findMany({ where: { personId }, select: { badge: true } })
    const known = new Set(held.map(({ badge }) => badge))
    for (const badge of badgesEarned(facts)) {
      if (known.has(badge)) continue
      await ctx.db.badgeAward.create({ data: { personId, badge, facts: canonicalJson(facts), awardedAt: ctx.now }, select: { id: true } })
      await notify(ctx, [{ personId, kind: 'badgeAwarded', params: { badge: await inBoth(`recognition.badges.${badge}.name`) }, href: '/recognition', dedupeKey: `badge:${personId}:${badge}` }])
      awarded += 1
    }
  }
  return awarded
}

async function inBoth(key: string): Promise<Localized> {
  const texts = await Promise.all(locales.map(async (locale) => [locale, (await messageText(locale))(key)] as const))
  return Object.fromEntries(texts) as Localized
}
