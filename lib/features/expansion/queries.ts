import { z } from 'zod'
import { can } from '@/lib/core/access'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { visibleProcess } from '@/lib/features/processes/visible'
import { query } from '@/lib/server/command'
import { readSettings } from '@/lib/server/settings'
import { measureSources } from './measure-sources'
import { ProposalFacts } from './schema'

const named = { id: true, code: true, name: true, nameZh: true } as const

export type ExpansionPlan = Awaited<ReturnType<typeof expansionPlan>>
export type Proposal = ExpansionPlan['proposals'][number]

/** Proposals of pairs that the reader may see, best benefit first, and how every automation in service stands against the hurdle. */
export const expansionPlan = query({
  permission: 'run:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [settings, measured, rows, searched] = await Promise.all([
      readSettings(ctx.db),
      measureSources(ctx),
      ctx.db.expansionProposal.findMany({
        where: { status: { not: 'lapsed' }, automation: visibleAutomation(ctx, 'run:read'), process: visibleProcess(ctx) },
        select: {
          id: true, status: true, facts: true, reason: true, decidedById: true, decidedAt: true, madeAutomationId: true, madeRequestId: true, createdAt: true,
          automation: { select: named },
          process: { select: { ...named, department: { select: { name: true, nameZh: true } }, owner: { select: { id: true, name: true } } } },
        },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
      ctx.db.auditEntry.findFirst({ where: { action: 'expansion.searched' }, orderBy: { seq: 'desc' }, select: { at: true } }),
    ])
    const people = await ctx.db.person.findMany({ where: { id: { in: rows.flatMap(({ decidedById }) => decidedById ?? []) } }, select: { id: true, name: true } })
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const requests = new Map((await ctx.db.request.findMany({ where: { id: { in: rows.flatMap(({ madeRequestId }) => madeRequestId ?? []) } }, select: { id: true, number: true } })).map((request) => [request.id, request]))
    const proposals = rows.map(({ facts, decidedById, madeRequestId, ...row }) => ({ ...row, madeRequest: (madeRequestId && requests.get(madeRequestId)) || null, decidedBy: (decidedById && names.get(decidedById)) ?? null, facts: ProposalFacts.parse(JSON.parse(facts)) }))
    const hours = (proposal: (typeof proposals)[number]) => proposal.facts.sibling.hours
    return {
      ...settings.expansion,
      measured: measured.map((entry) => ({ ...entry, passes: entry.firstYear.ok && entry.firstYear.value.roiBp >= settings.expansion.hurdleBp })),
      proposals: proposals.sort((a, b) => hours(b) - hours(a)),
      searchedAt: searched?.at ?? null,
      mayDecide: can(ctx.actor, 'expansion:decide'),
    }
  },
})
