import { conflict, notFound, ruleError } from '@/lib/core/errors'
import type { Environment } from '@/lib/core/compatibility/words'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { proposeRaise } from '@/lib/features/risks/propose'
import type { AuditDraft } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { recomputeCells } from './cells'
import { releasesOf } from './releases'
import { RecordRelease } from './schema'

/** Entries of the risk library that say: a system that changes breaks what works with it. */
const LINKED_RISKS = ['R09', 'R10', 'R12']

interface NewRelease {
  systemId: string
  environment: Environment
  release: string
  note?: string
  source: 'typed' | 'import' | 'register'
}

/**
 * Inside the caller's transaction: from now on this release runs there. In production whatever was tested on another one is stale:
 * owners are asked for a re-test, and the risks that say so are proposed to be raised.
 * @returns what the audit trail will hold; empty when it runs already
 */
export async function noteRelease(ctx: Ctx, { systemId, environment, release, note, source }: NewRelease, before?: string | null): Promise<AuditDraft[]> {
  const known = before === undefined ? ((await releasesOf(ctx, [systemId], environment))[systemId] ?? null) : before
  if (known === release) return []
  const system = await ctx.db.system.findUniqueOrThrow({ where: { id: systemId }, select: { id: true, name: true, nameZh: true } })
  await ctx.db.systemRelease.create({ data: { systemId, environment, release, note: note ?? null, source, byId: ctx.actor.kind === 'person' ? ctx.actor.id : null, at: ctx.now }, select: { id: true } })
  const entry: AuditDraft = { action: 'system.release-recorded', entity: 'system', entityId: systemId, before: { release: known }, after: { release }, facts: { name: system.name, nameZh: system.nameZh, environment, note: note ?? null, source } }
  if (environment !== 'production') return [entry]
  const cells = await ctx.db.compatCell.findMany({ where: { systemId }, select: { automationId: true, state: true } })
  const planned = await ctx.db.compatPlan.findMany({ where: { checks: { some: { archivedAt: null, OR: [{ systemId }, { interface: { OR: [{ fromSystemId: systemId }, { toSystemId: systemId }, { gatewayId: systemId }] } }] } } }, select: { automationId: true } })
  const ids = [...new Set([...cells, ...planned].map(({ automationId }) => automationId))]
  await recomputeCells(ctx, ids)
  const stale = await ctx.db.compatCell.findMany({ where: { systemId, automationId: { in: ids }, state: { in: ['stale', 'red'] }, runId: { not: null } }, select: { automationId: true, testedRelease: true, automation: { select: { id: true, name: true, nameZh: true, ownerId: true, deputyId: true, stage: true } } } })
  const asked = stale.filter(({ testedRelease }) => testedRelease !== release).map(({ automation }) => automation)
  const systemName = { en: system.name, 'zh-CN': system.nameZh || system.name }
  await notify(ctx, asked.flatMap(({ id, name, nameZh, ownerId, deputyId }) =>
    [...new Set([ownerId, deputyId])].flatMap((personId): NoticeDraft[] => (personId && personId !== ctx.actor.id ? [{ personId, kind: 'compatRetestAsked', params: { name: { en: name, 'zh-CN': nameZh || name }, system: systemName, release, before: known ?? '–' }, href: `/compatibility/automations/${id}`, dedupeKey: `retest/${id}/${systemId}/${release}/${ctx.now.getTime()}/${personId}` }] : [])),
  ))
  return [
    { ...entry, facts: { ...(entry.facts as object), retests: asked.map(({ name, nameZh }) => ({ name, nameZh })), asked: asked.length } },
    ...(await raiseRisks(ctx, { systemId, release, before: known ?? '–', system: systemName, automationIds: asked.map(({ id }) => id) })),
  ]
}

interface Raised {
  systemId: string
  release: string
  before: string
  system: { en: string; 'zh-CN': string }
  automationIds: string[]
}

async function raiseRisks(ctx: Ctx, { systemId, release, before, system, automationIds }: Raised): Promise<AuditDraft[]> {
  const risks = await ctx.db.risk.findMany({
    where: {
      status: 'open', libraryId: { in: LINKED_RISKS },
      OR: [{ systemId }, { automationId: { in: automationIds } }, { interface: { OR: [{ fromSystemId: systemId }, { toSystemId: systemId }, { gatewayId: systemId }] } }],
    },
    select: { id: true, residualLikelihood: true, residualImpact: true, inherentLikelihood: true },
    orderBy: { number: 'asc' },
  })
  const audit: AuditDraft[] = []
  for (const risk of risks) {
    const likelihood = Math.min(risk.inherentLikelihood, risk.residualLikelihood + 1)
    audit.push(...(await proposeRaise(ctx, { riskId: risk.id, likelihood, impact: risk.residualImpact, facts: { source: 'release', occasion: `release/${systemId}/${release}`, sentence: { key: 'compatibility.raise', params: { system, release, before } }, href: `/systems/${systemId}` } })))
  }
  return audit
}

/** Notes that a release runs somewhere. In production the register of systems says so too. */
export const recordRelease = command({
  permission: 'system:edit',
  input: RecordRelease,
  async run(ctx, input) {
    const system = await ctx.db.system.findUnique({ where: { id: input.systemId }, select: { id: true, version: true } })
    if (!system) throw notFound('system')
    const audit = await noteRelease(ctx, input)
    if (!audit.length) throw ruleError([{ key: 'compatibility.release.same', params: { release: input.release } }])
    if (input.environment === 'production') {
      const { count } = await ctx.db.system.updateMany({ where: { id: input.systemId, version: system.version }, data: { release: input.release, updatedAt: ctx.now, version: { increment: 1 } } })
      if (!count) throw conflict()
    }
    return { result: { id: input.systemId }, audit }
  },
})
