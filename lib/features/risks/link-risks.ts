import { ruleError } from '@/lib/core/errors'
import { closesCircle } from '@/lib/core/risks/links'
import { riskCode } from '@/lib/core/risks/statement'
import { command } from '@/lib/server/command'
import { namesOf, personId } from './record'
import { LinkRisks, UnlinkRisks } from './schema'
import { riskFor } from './visible'

/** Notes that one risk makes another likelier. Doing it twice changes nothing; a circle is refused. */
export const linkRisks = command({
  permission: 'risk:edit',
  input: LinkRisks,
  async run(ctx, { fromId, toId, note }) {
    const [from, to] = [await riskFor(ctx, fromId, 'risk:edit'), await riskFor(ctx, toId)]
    if (await ctx.db.riskLink.findUnique({ where: { fromId_toId: { fromId, toId } }, select: { fromId: true } })) return { result: { fromId, toId }, audit: [] }
    const edges = await ctx.db.riskLink.findMany({ select: { fromId: true, toId: true } })
    if (closesCircle(edges, fromId, toId)) throw ruleError([{ key: fromId === toId ? 'risks.links.itself' : 'risks.links.circle', params: { from: riskCode(from.number), to: riskCode(to.number) } }])
    await ctx.db.riskLink.create({ data: { fromId, toId, note: note ?? null, byId: personId(ctx), createdAt: ctx.now } })
    return { result: { fromId, toId }, audit: { action: 'risk.linked', entity: 'risk', entityId: fromId, facts: { ...namesOf(from), to: riskCode(to.number), note } } }
  },
})

export const unlinkRisks = command({
  permission: 'risk:edit',
  input: UnlinkRisks,
  async run(ctx, { fromId, toId }) {
    const [from, to] = [await riskFor(ctx, fromId, 'risk:edit'), await riskFor(ctx, toId)]
    const { count } = await ctx.db.riskLink.deleteMany({ where: { fromId, toId } })
    return { result: { fromId, toId }, audit: count ? { action: 'risk.unlinked', entity: 'risk', entityId: fromId, facts: { ...namesOf(from), to: riskCode(to.number) } } : [] }
  },
})
