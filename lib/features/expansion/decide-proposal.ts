import { conflict, notFound, ruleError } from '@/lib/core/errors'
import { nameIn } from '@/lib/core/localized'
import { bothNames } from '@/lib/core/notices/notice'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { notify } from '@/lib/features/notices/notify'
import { visibleProcess } from '@/lib/features/processes/visible'
import { fileProposed } from '@/lib/features/requests/file-proposed'
import { messageText } from '@/lib/i18n/message-text'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { AcceptProposal, DeclineProposal, ProposalFacts } from './schema'

/** An automation that serves its process, or is going to. */
const serving = { archivedAt: null, stage: { not: 'retired' } } satisfies Prisma.AutomationWhereInput

/** A request that an earlier proposal for the process became, and that may still be delivered. */
const asking = { status: { notIn: ['draft', 'rejected', 'closed'] }, type: 'idea' } satisfies Prisma.RequestWhereInput

const named = { id: true, name: true, nameZh: true } as const
const proposalRow = {
  id: true, status: true, facts: true,
  automation: { select: named },
  process: {
    select: {
      ...named, departmentId: true, owner: { select: { id: true, active: true } },
      automations: { where: serving, select: { id: true }, take: 1 },
      requests: { where: asking, select: { id: true }, take: 1 },
    },
  },
} satisfies Prisma.ExpansionProposalSelect

/** The proposal of a process and an automation that the reader may both see, while nobody has decided it. */
async function openProposal(ctx: Ctx, id: string) {
  const proposal = await ctx.db.expansionProposal.findFirst({ where: { id, automation: visibleAutomation(ctx), process: visibleProcess(ctx) }, select: proposalRow })
  if (!proposal) throw notFound('proposal')
  if (proposal.status !== 'open') throw ruleError([{ key: 'expansion.notOpen' }])
  return proposal
}

type Proposal = Awaited<ReturnType<typeof openProposal>>

async function settle(ctx: Ctx, id: string, data: { status: 'accepted' | 'declined'; reason: string; madeRequestId?: string }): Promise<void> {
  const decidedById = ctx.actor.kind === 'person' ? ctx.actor.id : null
  const { count } = await ctx.db.expansionProposal.updateMany({ where: { id, status: 'open' }, data: { ...data, decidedById, decidedAt: ctx.now } })
  if (!count) throw conflict()
}

const aboutOf = ({ automation, process, facts }: Proposal) => ({ name: process.name, nameZh: process.nameZh, from: automation.name, proposedOn: JSON.parse(facts) as unknown })

/** Files a request for the sibling process with what was measured, so that it is assessed and approved like any other; other proposals for that process lapse. */
export const acceptProposal = command({
  permission: 'expansion:decide',
  input: AcceptProposal,
  async run(ctx, { id, reason }) {
    const proposal = await openProposal(ctx, id)
    const { automation: source, process } = proposal
    if (process.automations.length || process.requests.length) throw ruleError([{ key: process.automations.length ? 'expansion.taken' : 'expansion.requested' }])
    const { sibling } = ProposalFacts.parse(JSON.parse(proposal.facts))
    const request = await fileProposed(ctx, {
      ...(await wordsOf(ctx, proposal, reason)),
      departmentId: process.departmentId, processId: process.id, itemsPerYear: sibling.annualVolume, manualMs: sibling.manualMs,
      facts: { proposalId: id, sourceAutomationId: source.id, proposedOn: JSON.parse(proposal.facts) as unknown },
    })
    await settle(ctx, id, { status: 'accepted', reason, madeRequestId: request.id })
    // The process is taken now, whatever else it was matched with.
    await ctx.db.expansionProposal.updateMany({ where: { processId: process.id, status: 'open' }, data: { status: 'lapsed' } })
    const owner = process.owner?.active && process.owner.id !== ctx.actor.id ? process.owner.id : null
    if (owner) {
      await notify(ctx, [{ personId: owner, kind: 'expansionAccepted', params: { name: bothNames(source), process: bothNames(process) }, href: `/requests/${request.number}` }])
      await ctx.db.requestFollow.create({ data: { requestId: request.id, personId: owner, createdAt: ctx.now } })
    }
    return {
      result: { id, requestId: request.id, number: request.number },
      audit: [request.audit, { action: 'expansion.accepted', entity: 'expansion', entityId: id, facts: { ...aboutOf(proposal), reason, requestId: request.id } }],
    }
  },
})

/** Title and reason of the request, in the language of the one who accepts. */
async function wordsOf(ctx: Ctx, { automation, process, facts }: Proposal, reason: string): Promise<{ title: string; pain: string }> {
  const t = await messageText(ctx.locale)
  const { measured, similarity } = ProposalFacts.parse(JSON.parse(facts))
  const percent = new Intl.NumberFormat(ctx.locale, { style: 'percent', maximumFractionDigits: 0 })
  const names = { automation: nameIn(ctx.locale, automation), process: nameIn(ctx.locale, process) }
  return {
    title: t('expansion.request.title', names),
    pain: t('expansion.request.pain', { ...names, reason, roi: percent.format(measured.roiBp / 10_000), similar: percent.format(similarity.totalBp / 10_000) }),
  }
}

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
