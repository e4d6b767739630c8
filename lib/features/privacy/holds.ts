import type { HoldSubject } from '@/lib/core/privacy/classes'
import { notFound, ruleError } from '@/lib/core/errors'
import { dataClasses } from '@/lib/core/privacy/classes'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { EndHold, SetHold } from './schema'

/** What is held now, by kind. */
export async function holdsNow(ctx: Ctx): Promise<Record<HoldSubject, Set<string>>> {
  const rows = await ctx.db.legalHold.findMany({ where: { endedAt: null }, select: { subject: true, subjectId: true } })
  const of = (subject: HoldSubject) => new Set(rows.filter((row) => row.subject === subject).map((row) => row.subjectId))
  return { person: of('person'), process: of('process'), automation: of('automation'), class: of('class') }
}

async function nameOf(ctx: Ctx, subject: HoldSubject, id: string): Promise<{ name: string; nameZh?: string | null } | null> {
  if (subject === 'class') return (dataClasses as string[]).includes(id) ? { name: id } : null
  if (subject === 'person') return ctx.db.person.findUnique({ where: { id }, select: { name: true } })
  if (subject === 'process') return ctx.db.businessProcess.findUnique({ where: { id }, select: { name: true, nameZh: true } })
  return ctx.db.automation.findUnique({ where: { id }, select: { name: true, nameZh: true } })
}

/** Keeps everything of a person, process, automation or class of data, whatever the rules say, until the hold is ended. */
export const setHold = command({
  permission: 'retention:edit',
  stepUp: true,
  input: SetHold,
  async run(ctx, { subject, subjectId, reason }) {
    const named = await nameOf(ctx, subject, subjectId)
    if (!named) throw notFound(subject)
    if (await ctx.db.legalHold.count({ where: { subject, subjectId, endedAt: null } })) throw ruleError([{ key: 'privacy.holds.already' }])
    const { id } = await ctx.db.legalHold.create({ data: { subject, subjectId, reason, byId: ctx.actor.id, at: ctx.now }, select: { id: true } })
    // A person's name would have to be taken out of it again.
    const facts = { subject, subjectId, reason, ...(subject !== 'person' && named) }
    return { result: { id }, audit: { action: 'hold.set', entity: 'hold', entityId: id, after: facts } }
  },
})

export const endHold = command({
  permission: 'retention:edit',
  stepUp: true,
  input: EndHold,
  async run(ctx, { id, reason }) {
    const hold = await ctx.db.legalHold.findUnique({ where: { id }, select: { subject: true, subjectId: true, endedAt: true } })
    if (!hold) throw notFound('hold')
    const { count } = await ctx.db.legalHold.updateMany({ where: { id, endedAt: null }, data: { endedAt: ctx.now, endedById: ctx.actor.id, endReason: reason } })
    if (!count) throw ruleError([{ key: 'privacy.holds.ended' }])
    return { result: { id }, audit: { action: 'hold.ended', entity: 'hold', entityId: id, before: { subject: hold.subject, subjectId: hold.subjectId }, after: { reason } } }
  },
})
