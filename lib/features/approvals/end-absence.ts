import { can } from '@/lib/core/access'
import { conflict, notFound, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { EndAbsence } from './schema'

/** Back earlier than noted: the stand-in decides nothing from now on. */
export const endAbsence = command({
  permission: 'absence:own',
  input: EndAbsence,
  async run(ctx, { id }) {
    const absence = await ctx.db.absence.findFirst({
      where: { id, ...(!can(ctx.actor, 'absence:all') && { personId: ctx.actor.id }) },
      select: { endedAt: true, person: { select: { name: true } } },
    })
    if (!absence) throw notFound('absence')
    if (absence.endedAt) throw ruleError([{ key: 'approvals.absence.errors.ended' }])
    const { count } = await ctx.db.absence.updateMany({ where: { id, endedAt: null }, data: { endedAt: ctx.now } })
    if (!count) throw conflict()
    return { result: { id }, audit: { action: 'absence.ended', entity: 'absence', entityId: id, facts: { name: absence.person.name } } }
  },
})
