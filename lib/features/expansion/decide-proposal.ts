import { localDay } from '@/lib/core/calendar/local-day'
import { conflict, invalid, notFound, ruleError } from '@/lib/core/errors'
import type { Technology } from '@/lib/core/portfolio/stages'
import { createActions } from '@/lib/features/actions/create-actions'
import { insertAutomation } from '@/lib/features/automations/insert-automation'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { visibleProcess } from '@/lib/features/processes/visible'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { AcceptProposal, DeclineProposal } from './schema'

/** An automation that serves its process, or is going to. */
const serving = { archivedAt: null, stage: { not: 'retired' } } satisfies Prisma.AutomationWhereInput

const named = { id: true, name: true, nameZh: true } as const
const proposalRow = {
  id: true, status: true, facts: true,
  automation: { select: { ...named, technology: true, plannedCoverageBp: true } },
  process: { select: { ...named, archivedAt: true, owner: { select: { id: true, active: true } }, automations: { where: serving, select: { id: true }, take: 1 } } },
} satisfies Prisma.ExpansionProposalSelect

/** The proposal of a process and an automation that the reader may both see, while nobody has decided it. */
async function openProposal(ctx: Ctx, id: string) {
  const proposal = await ctx.db.expansionProposal.findFirst({ where: { id, automation: visibleAutomation(ctx), process: visibleProcess(ctx) }, select: proposalRow })
  if (!proposal) throw notFound('proposal')
  if (proposal.status !== 'open') throw ruleError([{ key: 'expansion.notOpen' }])
  return proposal
}

type Proposal = Awaited<ReturnType<typeof openProposal>>

async function settle(ctx: Ctx, id: string, data: { status: 'accepted' | 'declined'; reason: string; madeAutomationId?: string }): Promise<void> {
  const decidedById = ctx.actor.kind === 'person' ? ctx.actor.id : null
  const { count } = await ctx.db.expansionProposal.updateMany({ where: { id, status: 'open' }, data: { ...data, decidedById, decidedAt: ctx.now } })
  if (!count) throw conflict()
}

const aboutOf = ({ automation, process, facts }: Proposal) => ({ name: process.name, nameZh: process.nameZh, from: automation.name, proposedOn: JSON.parse(facts) as unknown })

/** Makes a planned automation of the sibling process and asks its owner for the next step; other proposals for that process lapse. */
export const acceptProposal = command({
  permission: 'expansion:decide',
  input: AcceptProposal,
  async run(ctx, { id, reason, actionText, dueOn }) {
    const proposal = await openProposal(ctx, id)
    const { automation: source, process } = proposal
    if (process.automations.length) throw ruleError([{ key: 'expansion.taken' }])
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const today = localDay(ctx.now.getTime(), timeZone)
    if (dueOn < today) throw invalid({ dueOn: [{ key: 'expansion.duePast', params: { today } }] })
    const ownerId = process.owner?.active ? process.owner.id : undefined
    const { automation, audit } = await insertAutomation(
      ctx,
      {
        processId: process.id,
        name: `${source.name}: ${process.name}`.slice(0, 120),
        nameZh: source.nameZh || process.nameZh ? `${source.nameZh ?? source.name}：${process.nameZh ?? process.name}`.slice(0, 120) : undefined,
        technology: source.technology as Technology,
        ownerId,
        plannedCoveragePercent: source.plannedCoverageBp === null ? undefined : source.plannedCoverageBp / 100,
      },
      process,
    )
    await settle(ctx, id, { status: 'accepted', reason, madeAutomationId: automation.id })
    // The process is taken now, whatever else it was matched with.
    await ctx.db.expansionProposal.updateMany({ where: { processId: process.id, status: 'open' }, data: { status: 'lapsed' } })
    await createActions(ctx, [{ text: actionText, ownerId: ownerId ?? (ctx.actor.kind === 'person' ? ctx.actor.id : null), dueOn, source: 'own', sourceId: id }])
    return {
      result: { id, automationId: automation.id },
      audit: [audit, { action: 'expansion.accepted', entity: 'expansion', entityId: id, facts: { ...aboutOf(proposal), reason, automationId: automation.id } }],
    }
  },
})

/** Says no, with the reason; the pair is not proposed again. */
export const declineProposal = command({
  permission: 'expansion:decide',
  input: DeclineProposal,
  async run(ctx, { id, reason }) {
    const proposal = await openProposal(ctx, id)
    await settle(ctx, id, { status: 'declined', reason })
    return { result: { id }, audit: { action: 'expansion.declined', entity: 'expansion', entityId: id, facts: { ...aboutOf(proposal), reason } } }
  },
})
