import type { Reason } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'

/** Why a person's data cannot be taken out now, and what to do about it; empty when they can. */
export async function reasonsToKeep(ctx: Ctx, person: { id: string; active: boolean; erasedAt: Date | null }): Promise<Reason[]> {
  if (person.erasedAt) return [{ key: 'privacy.erase.already' }]
  const [held, processes, automations, systems, actions] = await Promise.all([
    ctx.db.legalHold.count({ where: { subject: 'person', subjectId: person.id, endedAt: null } }),
    ctx.db.businessProcess.count({ where: { ownerId: person.id, archivedAt: null } }),
    ctx.db.automation.count({ where: { archivedAt: null, OR: [{ ownerId: person.id }, { deputyId: person.id }] } }),
    ctx.db.system.count({ where: { ownerId: person.id } }),
    ctx.db.actionItem.count({ where: { ownerId: person.id, status: 'open' } }),
  ])
  return [
    ...(person.id === ctx.actor.id ? [{ key: 'privacy.erase.self' }] : []),
    ...(person.active ? [{ key: 'privacy.erase.active' }] : []),
    ...(held ? [{ key: 'privacy.erase.held' }] : []),
    ...(processes ? [{ key: 'privacy.erase.processes', params: { count: processes } }] : []),
    ...(automations ? [{ key: 'privacy.erase.automations', params: { count: automations } }] : []),
    ...(systems ? [{ key: 'privacy.erase.systems', params: { count: systems } }] : []),
    ...(actions ? [{ key: 'privacy.erase.actions', params: { count: actions } }] : []),
  ]
}
