import { conflict, invalid, notFound } from '@/lib/core/errors'
import { requestCode } from '@/lib/core/requests/statuses'
import { requestFor } from '@/lib/features/requests/visible'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { AddRelation, RelationRef } from './schema'

/** Says that one request needs or excludes another. A circle of needs, and needing what is excluded, is refused. */
export const addRelation = command({
  permission: 'portfolio:edit',
  input: AddRelation,
  async run(ctx, { fromId, toId, kind, reason }) {
    const [from, to] = [await requestFor(ctx, fromId), await requestFor(ctx, toId)]
    if (fromId === toId) throw invalid({ toId: [{ key: 'selection.relation.itself' }] })
    const opposite = await ctx.db.requestRelation.findFirst({
      where: { OR: [{ fromId, toId }, { fromId: toId, toId: fromId }], kind: kind === 'needs' ? 'excludes' : 'needs' }, select: { id: true },
    })
    if (opposite) throw invalid({ toId: [{ key: 'selection.relation.contradicts' }] })
    if (kind === 'excludes' && (await ctx.db.requestRelation.count({ where: { fromId: toId, toId: fromId, kind } }))) throw invalid({ toId: [{ key: 'selection.relation.known' }] })
    if (kind === 'needs' && (await reaches(ctx, toId, fromId))) throw invalid({ toId: [{ key: 'selection.relation.circle' }] })
    const created = await ctx.db.requestRelation
      .create({ data: { fromId, toId, kind, reason: reason ?? null, createdById: ctx.actor.kind === 'person' ? ctx.actor.id : null, createdAt: ctx.now }, select: { id: true } })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? invalid({ toId: [{ key: 'selection.relation.known' }] }) : error
      })
    return {
      result: created,
      audit: { action: `relation.${kind}`, entity: 'request', entityId: fromId, facts: { name: pair(from, to, kind), reason } },
    }
  },
})

export const removeRelation = command({
  permission: 'portfolio:edit',
  input: RelationRef,
  async run(ctx, { id }) {
    const relation = await ctx.db.requestRelation.findUnique({ where: { id } })
    if (!relation) throw notFound('relation')
    const [from, to] = [await requestFor(ctx, relation.fromId), await requestFor(ctx, relation.toId)]
    const { count } = await ctx.db.requestRelation.deleteMany({ where: { id } })
    if (!count) throw conflict()
    return {
      result: { id },
      audit: { action: 'relation.removed', entity: 'request', entityId: relation.fromId, before: { kind: relation.kind, reason: relation.reason }, facts: { name: pair(from, to, relation.kind) } },
    }
  },
})

type Named = { number: number; title: string }
const named = ({ number, title }: Named) => `${requestCode(number)} ${title}`
const pair = (from: Named, to: Named, kind: string) => `${named(from)} ${kind === 'needs' ? '→' : '×'} ${named(to)}`

/** Whether a chain of needs leads from one request to another. */
async function reaches(ctx: Ctx, start: string, goal: string): Promise<boolean> {
  const seen = new Set([start])
  for (let open = [start]; open.length; ) {
    if (open.includes(goal)) return true
    const next = await ctx.db.requestRelation.findMany({ where: { fromId: { in: open }, kind: 'needs' }, select: { toId: true } })
    open = [...new Set(next.map(({ toId }) => toId))].filter((id) => !seen.has(id))
    for (const id of open) seen.add(id)
  }
  return false
}
