import { z } from 'zod'
import { addDays } from '@/lib/core/calendar/local-day'
import { ACCEPTANCE_WARN_DAYS } from '@/lib/core/risks/reviewing'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { approverOf } from './judged'
import { aboutOf, hrefOf, namesOf, todayOf } from './record'

/** Acceptances past their last day become stale; those that end soon, and tests of controls that are due, are told once. */
export async function expireAcceptances(ctx: Ctx, signal: AbortSignal): Promise<number> {
  const today = await todayOf(ctx)
  const ending = await ctx.db.risk.findMany({ where: { status: 'open', acceptance: 'valid', acceptedUntil: { lte: addDays(today, ACCEPTANCE_WARN_DAYS) } }, select: { id: true }, orderBy: { id: 'asc' } })
  const tests = await ctx.db.riskControl.findMany({ where: { archivedAt: null, remindedAt: null, nextTestOn: { lte: today }, risk: { status: 'open' } }, select: { id: true }, orderBy: { id: 'asc' } })
  let handled = 0
  for (const { id } of ending) if (!signal.aborted && (await expireAcceptance(ctx, { id, today }))) handled += 1
  for (const { id } of tests) if (!signal.aborted && (await remindTest(ctx, { id, today }))) handled += 1
  return handled
}

const Due = z.strictObject({ id: z.string(), today: z.string() })

const expireAcceptance = command({
  permission: 'risk:edit',
  input: Due,
  async run(ctx, { id, today }) {
    const risk = await ctx.db.risk.findFirst({ where: { id, status: 'open', acceptance: 'valid' } })
    if (!risk?.acceptedUntil) return { result: false, audit: [] }
    const over = risk.acceptedUntil < today
    const people = [...new Set([risk.ownerId, risk.deputyId, await approverOf(ctx, id)].flatMap((one) => one ?? []))]
    const told = await notify(
      ctx,
      people.map((personId): NoticeDraft => ({
        personId, kind: over ? 'riskAcceptanceStale' : 'riskAcceptanceEnding', params: { ...aboutOf(risk), until: { day: risk.acceptedUntil! } }, href: hrefOf(risk),
        dedupeKey: `risk/${id}/accepted/${risk.acceptedUntil}/${over ? 'over' : 'ending'}/${personId}`,
      })),
    )
    if (!over) return { result: told > 0, audit: told ? { action: 'risk.reminded', entity: 'risk', entityId: id, facts: { ...namesOf(risk), acceptedUntil: risk.acceptedUntil, told } } : [] }
    await ctx.db.risk.updateMany({ where: { id }, data: { acceptance: 'stale', updatedAt: ctx.now, version: { increment: 1 } } })
    return { result: true, audit: { action: 'risk.acceptance-stale', entity: 'risk', entityId: id, before: { acceptance: 'valid' }, after: { acceptance: 'stale' }, facts: { ...namesOf(risk), acceptedUntil: risk.acceptedUntil } } }
  },
})

const remindTest = command({
  permission: 'risk:edit',
  input: Due,
  async run(ctx, { id }) {
    const control = await ctx.db.riskControl.findFirst({ where: { id, archivedAt: null, remindedAt: null }, include: { risk: true } })
    const personId = control?.ownerId ?? control?.risk.ownerId
    if (!control?.nextTestOn || !personId) return { result: false, audit: [] }
    const names = { en: control.text, 'zh-CN': control.textZh || control.text }
    await notify(ctx, [{ personId, kind: 'riskControlTestDue', params: { ...aboutOf(control.risk), control: names, due: { day: control.nextTestOn } }, href: hrefOf(control.risk) }])
    await ctx.db.riskControl.updateMany({ where: { id }, data: { remindedAt: ctx.now } })
    return { result: true, audit: { action: 'risk-control.reminded', entity: 'risk', entityId: control.riskId, facts: { name: control.text, ...(control.textZh && { nameZh: control.textZh }), controlId: id, nextTestOn: control.nextTestOn } } }
  },
})
