import { canFor } from '@/lib/core/access'
import { staleSystemsOf } from '@/lib/core/compatibility/standing'
import { CheckText, type Area } from '@/lib/core/compatibility/template'
import { runCode, type Environment, type Outcome, type Purpose, type RunOutcome, type RunStatus, type Severity } from '@/lib/core/compatibility/words'
import { query } from '@/lib/server/command'
import { planDifference } from './assemble-plan'
import { blockersFrom, needsTest } from './blockers'
import { releasesOf } from './releases'
import { AutomationOfPlan } from './schema'
import { readStanding } from './standing'
import { testedAutomation } from './visible'

const checkRow = {
  id: true, key: true, code: true, area: true, severity: true, body: true, state: true, reason: true, decidedAt: true, templateVersionId: true, version: true, ordinal: true, decidedById: true,
  system: { select: { id: true, code: true, name: true, nameZh: true } },
  interface: { select: { id: true, code: true, name: true, nameZh: true } },
} as const

const runRow = { id: true, number: true, environment: true, purpose: true, status: true, outcome: true, startedAt: true, endedAt: true, startedBy: { select: { id: true, name: true } }, signedBy: { select: { id: true, name: true } }, scope: true, _count: { select: { results: true } } } as const

/** How an automation stands with its tests: what holds it, its checks with the newest signed answer, its runs, and what assembling again would change. */
export const planView = query({
  permission: 'compatibility:read',
  input: AutomationOfPlan,
  async run(ctx, { automationId }) {
    const automation = await testedAutomation(ctx, automationId)
    const path = automation.process.department?.path ?? null
    const plan = await ctx.db.compatPlan.findUnique({ where: { automationId }, select: { id: true, assembledAt: true, version: true, checks: { where: { archivedAt: null }, select: checkRow, orderBy: [{ ordinal: 'asc' }, { code: 'asc' }, { id: 'asc' }] }, runs: { select: runRow, orderBy: { number: 'desc' }, take: 20 } } })
    const needed = await needsTest(ctx, automationId)
    const standing = (await readStanding(ctx, [automationId])).get(automationId)!
    const { plan: assembled, diff, subject } = await planDifference(ctx, automationId)
    const signed = new Map(standing.checks.map((check) => [check.id, check]))
    const deciders = await ctx.db.person.findMany({ where: { id: { in: (plan?.checks ?? []).flatMap(({ decidedById }) => decidedById ?? []) } }, select: { id: true, name: true } })
    return {
      automation: { id: automation.id, code: automation.code, name: automation.name, nameZh: automation.nameZh, stage: automation.stage, archived: automation.archivedAt !== null, builderId: automation.builderId },
      needed,
      blockers: needed ? blockersFrom(standing, { plan: assembled, diff }) : [],
      plan: plan && { id: plan.id, assembledAt: plan.assembledAt, version: plan.version },
      checks: (plan?.checks ?? []).map(({ body, decidedById, ...check }) => {
        const known = signed.get(check.id)
        return {
          ...check, ...CheckText.parse(JSON.parse(body)), area: check.area as Area, severity: check.severity as Severity,
          decidedBy: deciders.find(({ id }) => id === decidedById)?.name ?? null,
          outcome: (known?.signed?.outcome ?? null) as Outcome | null,
          testedAtMs: known?.signed?.atMs ?? null,
          stale: known ? staleSystemsOf(known, standing.releases).length > 0 : false,
          faults: standing.faults.get(check.id) ?? { blockers: 0, others: 0 },
        }
      }),
      runs: (plan?.runs ?? []).map(({ scope, _count, ...run }) => ({ ...run, code: runCode(run.number), environment: run.environment as Environment, purpose: run.purpose as Purpose, status: run.status as RunStatus, outcome: run.outcome as RunOutcome | null, checks: (JSON.parse(scope) as string[]).length, answers: _count.results })),
      systems: subject.systems,
      interfaces: await ctx.db.systemInterface.findMany({ where: { id: { in: subject.interfaces.map(({ id }) => id) } }, select: { id: true, code: true, name: true, nameZh: true }, orderBy: { code: 'asc' } }),
      releases: { production: await releasesOf(ctx, subject.systems.map(({ id }) => id)), test: await releasesOf(ctx, subject.systems.map(({ id }) => id), 'test') },
      diff: { added: diff.added.length + diff.restored.length, changed: diff.changed.length, removed: diff.removed.length, codes: { added: [...new Set([...diff.added, ...diff.restored].map(({ code }) => code))], changed: [...new Set(diff.changed.map(({ code }) => code))] } },
      may: { plan: canFor(ctx.actor, 'compatibility:plan', path), test: canFor(ctx.actor, 'compatibility:test', path), sign: canFor(ctx.actor, 'compatibility:sign', path) },
    }
  },
})
export type PlanView = Awaited<ReturnType<typeof planView>>
