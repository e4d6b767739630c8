import { nextMonth, previousMonth } from '@/lib/core/calendar/month'
import { signingApart } from '@/lib/core/separation'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'
import { booksNow } from './clock'
import { heldSince } from './former-duties'
import { unsignedMonths } from './overview'
import { MOST_AT_ONCE, SignList } from './schema'

/** Automations of an ended month that nobody has signed, with the figures that a signature would freeze. */
export const signList = query({
  permission: 'ledger:sign',
  input: SignList,
  async run(ctx, asked) {
    const [now, months] = await Promise.all([booksNow(ctx), unsignedMonths(ctx)])
    const month = asked.month && asked.month < now.current ? asked.month : (months[0]?.month ?? previousMonth(now.current))
    const select = {
      automationId: true, digest: true, currency: true, plannedMinor: true, realisedMinor: true, lostMinor: true, returnedMs: true, units: true, failedUnits: true, missedUnits: true, downMs: true, gap: true, computedAt: true,
      automation: { select: { id: true, code: true, name: true, nameZh: true, ownerId: true, deputyId: true, builderId: true } },
    } as const
    const [rows, signed, before] = await Promise.all([
      ctx.db.ledgerMonth.findMany({ where: { month, automation: visibleAutomation(ctx, 'value:read') }, select, orderBy: [{ automation: { name: 'asc' } }, { automationId: 'asc' }] }),
      ctx.db.ledgerEntry.findMany({ where: { month, kind: 'signed' }, select: { automationId: true, at: true, by: { select: { name: true } } } }),
      ctx.db.ledgerMonth.findMany({ where: { month: previousMonth(month) }, select: { automationId: true, returnedMs: true } }),
    ])
    const done = new Map(signed.map((entry) => [entry.automationId, entry]))
    const hoursBefore = new Map(before.map((row) => [row.automationId, row.returnedMs]))
    const held = await heldSince(ctx, rows.map(({ automationId }) => automationId), month)
    const open = rows.filter(({ automationId }) => !done.has(automationId)).map((row) => ({
      ...row,
      beforeMs: hoursBefore.get(row.automationId) ?? null,
      apart: signingApart({ signerId: ctx.actor.id, ...row.automation, heldBefore: held.has(row.automationId) })[0] ?? null,
    }))
    return { ...now, month, months, open: open.slice(0, MOST_AT_ONCE), count: open.length, of: rows.length, signed: rows.length - open.length, next: nextMonth(month) }
  },
})
