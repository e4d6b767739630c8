import type { Ctx } from '@/lib/server/ctx'
import { command } from '@/lib/server/command'
import { namedFacts, reactedRequest } from './reaction'
import { Toggle } from './schema-reactions'

/** Whoever follows is told of every step and of the discussion. */
export const followRequest = command({
  permission: 'request:react',
  input: Toggle,
  async run(ctx, { id, on }) {
    const request = await reactedRequest(ctx, id, { whenClosed: true })
    const changed = on ? await startFollowing(ctx, id, ctx.actor.id) : (await ctx.db.requestFollow.deleteMany({ where: { requestId: id, personId: ctx.actor.id } })).count > 0
    const audit = { action: on ? 'request.followed' : 'request.unfollowed', entity: 'request', entityId: id, facts: namedFacts(request) }
    return { result: { on }, audit: changed ? [audit] : [] }
  },
})

/** True when the person did not follow before. */
export async function startFollowing(ctx: Ctx, requestId: string, personId: string): Promise<boolean> {
  if (await ctx.db.requestFollow.count({ where: { requestId, personId } })) return false
  await ctx.db.requestFollow.create({ data: { requestId, personId, createdAt: ctx.now } })
  return true
}
