import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { findPairs } from './find-pairs'
import { LookForSiblings } from './schema'

export interface SearchOutcome {
  /** Automations above the hurdle */
  passing: number
  created: number
  refreshed: number
  /** Open ones that no longer hold */
  lapsed: number
}

/** Matches proven automations with similar processes. Decided proposals stay as they were decided; open ones are renewed or lapse. */
export const lookForSiblings = command({
  permission: 'expansion:decide',
  input: LookForSiblings,
  prepare: (ctx) => findPairs(ctx),
  async run(ctx, _input, { pairs, passing }) {
    const known = await ctx.db.expansionProposal.findMany({ select: { id: true, automationId: true, processId: true, status: true } })
    const byPair = new Map(known.map((row) => [`${row.automationId} ${row.processId}`, row]))
    const outcome: SearchOutcome = { passing, created: 0, refreshed: 0, lapsed: 0 }
    const holding = new Set<string>()
    for (const { automationId, processId, facts } of pairs) {
      const present = byPair.get(`${automationId} ${processId}`)
      if (!present) {
        await ctx.db.expansionProposal.create({ data: { automationId, processId, facts: canonicalJson(facts), createdAt: ctx.now }, select: { id: true } })
        outcome.created += 1
        continue
      }
      holding.add(present.id)
      if (present.status === 'accepted' || present.status === 'declined') continue
      await ctx.db.expansionProposal.updateMany({ where: { id: present.id, status: present.status }, data: { facts: canonicalJson(facts), status: 'open' } })
      outcome.refreshed += 1
    }
    const gone = known.filter(({ id, status }) => status === 'open' && !holding.has(id)).map(({ id }) => id)
    if (gone.length) outcome.lapsed = (await ctx.db.expansionProposal.updateMany({ where: { id: { in: gone }, status: 'open' }, data: { status: 'lapsed' } })).count
    return { result: outcome, audit: { action: 'expansion.searched', entity: 'expansion', entityId: 'all', facts: outcome } }
  },
})
