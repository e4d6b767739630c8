import { conflict, notFound, ruleError, type AppError } from '@/lib/core/errors'
import { localDay } from '@/lib/core/calendar/local-day'
import { bothNames } from '@/lib/core/notices/notice'
import { firstDay, nextMonth } from '@/lib/core/calendar/month'
import { nameIn } from '@/lib/core/localized'
import { signingApart } from '@/lib/core/separation'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { decimalsOf } from '@/lib/core/portfolio/money'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { digestOfEntry, type EntryDraft } from './entries'
import { heldSince } from './former-duties'
import { recompute } from './recompute'
import { SignMonths } from './schema'

interface SeenFigures {
  digest: string
  realisedMinor: bigint | null
  returnedMs: bigint
}

const automationFields = { id: true, code: true, name: true, nameZh: true, ownerId: true, deputyId: true, builderId: true } satisfies Prisma.AutomationSelect

/**
 * Freezes a month of one or many automations with its inputs. The figures are computed once more first: what the signer saw has to
 * hold, else nothing is signed and it is said what changed.
 */
export const signMonths = command({
  permission: 'ledger:sign',
  input: SignMonths,
  async prepare(ctx, { month, seen }) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    // A month that still runs is refused below.
    if (firstDay(nextMonth(month)) > localDay(ctx.now.getTime(), timeZone)) return new Map<string, SeenFigures>()
    const automationIds = seen.map(({ automationId }) => automationId)
    const before = await ctx.db.ledgerMonth.findMany({ where: { month, automationId: { in: automationIds } }, select: { automationId: true, digest: true, realisedMinor: true, returnedMs: true } })
    await recompute(ctx, { automationIds, from: month, to: month })
    return new Map(before.map((row): [string, SeenFigures] => [row.automationId, row]))
  },
  async run(ctx, { month, seen, note }, before) {
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    if (firstDay(nextMonth(month)) > localDay(ctx.now.getTime(), timeZone)) throw ruleError([{ key: 'ledger.sign.notEnded' }])
    const ids = [...new Set(seen.map(({ automationId }) => automationId))]
    const automations = await ctx.db.automation.findMany({ where: { id: { in: ids } }, select: automationFields })
    // Holds the rows: a recomputation at the same moment waits, and then finds the signature.
    await ctx.db.ledgerMonth.updateMany({ where: { month, automationId: { in: ids } }, data: { month } })
    const months = await ctx.db.ledgerMonth.findMany({ where: { month, automationId: { in: ids } } })
    if (automations.length !== ids.length || months.length !== ids.length) throw notFound('ledgerMonth')
    const held = await heldSince(ctx, ids, month)
    for (const automation of automations) {
      const reasons = signingApart({ signerId: ctx.actor.id, ...automation, heldBefore: held.has(automation.id) })
      if (reasons.length) throw ruleError(reasons.map((reason) => ({ ...reason, params: { name: nameIn(ctx.locale, automation) } })))
    }
    if (ctx.actor.kind !== 'person') throw ruleError([{ key: 'ledger.sign.personOnly' }])
    const already = await ctx.db.ledgerEntry.findFirst({ where: { month, kind: 'signed', automationId: { in: ids } }, select: { automation: { select: automationFields } } })
    if (already) throw conflict('ledger.sign.already', { name: nameIn(ctx.locale, already.automation) })
    for (const { automationId, digest } of seen) {
      const now = months.find((row) => row.automationId === automationId)!
      if (now.digest === digest) continue
      const shown = before.get(automationId)
      throw movedOn(nameIn(ctx.locale, automations.find(({ id }) => id === automationId)!), shown?.digest === digest ? shown : null, now)
    }
    const drafts = months.map(({ computedAt: _, digest: __, ...figures }) => {
      const draft: EntryDraft = { ...figures, bookedMonth: month, kind: 'signed', reason: note || null, sourceKey: `signed:${figures.automationId}:${month}`, byId: ctx.actor.id, at: ctx.now }
      return { ...draft, digest: digestOfEntry(draft) }
    })
    await ctx.db.ledgerEntry.createMany({ data: drafts })
    await tellOwners(ctx, month, automations)
    return {
      result: { month, signed: drafts.length },
      audit: drafts.map(({ automationId, realisedMinor, lostMinor, returnedMs, currency, digest }) => {
        const { name, nameZh } = automations.find(({ id }) => id === automationId)!
        return { action: 'ledger.signed', entity: 'automation', entityId: automationId, facts: { name, nameZh, month, realisedMinor, lostMinor, returnedMs, currency, digest } }
      }),
    }
  },
})

/** What the signer saw no longer holds: the page shows the figures of today, and asks again. */
function movedOn(name: string, before: SeenFigures | null, now: SeenFigures & { currency: string }): AppError {
  if (!before) return conflict('ledger.sign.moved', { name })
  const major = (minor: bigint | null) => Number(minor ?? 0n) / 10 ** decimalsOf(now.currency)
  const hours = (ms: bigint) => Math.round(Number(ms) / 360_000) / 10
  const figures = { before: major(before.realisedMinor), now: major(now.realisedMinor), hoursBefore: hours(before.returnedMs), hoursNow: hours(now.returnedMs) }
  return conflict(before.realisedMinor === now.realisedMinor && before.returnedMs === now.returnedMs ? 'ledger.sign.inputsMoved' : 'ledger.sign.figuresMoved', { name, currency: now.currency, ...figures })
}

async function tellOwners(ctx: Ctx, month: string, automations: readonly { id: string; name: string; nameZh: string | null; ownerId: string | null; deputyId: string | null }[]): Promise<void> {
  const told = new Map<string, typeof automations>()
  for (const automation of automations) {
    for (const personId of new Set([automation.ownerId, automation.deputyId])) if (personId) told.set(personId, [...(told.get(personId) ?? []), automation])
  }
  await notify(
    ctx,
    [...told].map(([personId, own]) => ({
      personId,
      kind: 'ledgerMonthSigned' as const,
      params: { month: { month }, automation: bothNames(own[0]!), count: own.length },
      href: own.length === 1 ? `/ledger/automations/${own[0]!.id}/${month}` : `/ledger?year=${month.slice(0, 4)}`,
    })),
  )
}
