import { ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { namedFacts, reactedRequest } from './reaction'
import { Toggle } from './schema-reactions'

/** Gives or takes back one's vote; nobody votes for what they filed themselves. */
export const voteRequest = command({
  permission: 'request:react',
  input: Toggle,
  async run(ctx, { id, on }) {
    const request = await reactedRequest(ctx, id)
    if (request.submitterId === ctx.actor.id) throw ruleError([{ key: 'requestDetail.ownVote' }])
    const key = { requestId: id, personId: ctx.actor.id }
    const given = (await ctx.db.requestVote.count({ where: key })) > 0
    if (given !== on) {
      if (on) await ctx.db.requestVote.create({ data: { ...key, createdAt: ctx.now } })
      else await ctx.db.requestVote.deleteMany({ where: key })
      await ctx.db.request.update({ where: { id }, data: { votes: await ctx.db.requestVote.count({ where: { requestId: id } }) }, select: { id: true } })
    }
    const { votes } = await ctx.db.request.findUniqueOrThrow({ where: { id }, select: { votes: true } })
    const audit = { action: on ? 'request.voted' : 'request.vote-withdrawn', entity: 'request', entityId: id, facts: namedFacts(request) }
    return { result: { votes, on }, audit: given === on ? [] : [audit] }
  },
})
