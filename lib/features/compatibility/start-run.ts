import { runCode } from '@/lib/core/compatibility/words'
import { invalid, ruleError } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { releasesOf } from './releases'
import { StartRun } from './schema'
import { systemsOfCheck } from './standing'
import { testedAutomation } from './visible'

const checkRow = { id: true, area: true, systemId: true, interface: { select: { fromSystemId: true, toSystemId: true, gatewayId: true } } } as const

/**
 * Begins a test: freezes which checks it goes through and which releases run in the environment. After a change of a system only
 * what concerns it, and the functions of the automation as a whole. One open test by automation and environment: who comes second joins.
 */
export const startRun = command({
  permission: 'compatibility:test',
  input: StartRun,
  async run(ctx, { automationId, environment, purpose, systemId }) {
    const automation = await testedAutomation(ctx, automationId, 'compatibility:test')
    if (automation.archivedAt) throw ruleError([{ key: 'automations.archived' }])
    const plan = await ctx.db.compatPlan.findUnique({ where: { automationId }, select: { id: true, checks: { where: { archivedAt: null, state: 'asked' }, select: checkRow, orderBy: [{ ordinal: 'asc' }, { id: 'asc' }] } } })
    if (!plan) throw ruleError([{ key: 'compatPlan.assembleFirst' }])
    const open = await ctx.db.compatRun.findFirst({ where: { planId: plan.id, environment, status: 'open' }, select: { number: true } })
    if (open) throw ruleError([{ key: 'compatibility.start.open', params: { code: runCode(open.number) } }])
    const scope = plan.checks.filter((check) => !systemId || systemsOfCheck(check).includes(systemId) || (systemsOfCheck(check).length === 0 && check.area === 'function'))
    if (systemId && !plan.checks.some((check) => systemsOfCheck(check).includes(systemId))) throw invalid({ systemId: [{ key: 'compatibility.start.notTouched' }] })
    if (!scope.length) throw ruleError([{ key: 'compatPlan.nothingToTest' }])
    const releases = await releasesOf(ctx, scope.flatMap(systemsOfCheck), environment)
    const { _max } = await ctx.db.compatRun.aggregate({ _max: { number: true } })
    const number = (_max.number ?? 0) + 1
    const { id } = await ctx.db.compatRun.create({
      data: { number, planId: plan.id, environment, purpose, systemId: systemId ?? null, releases: canonicalJson(releases), scope: canonicalJson(scope.map((check) => check.id)), startedById: ctx.actor.kind === 'person' ? ctx.actor.id : null, startedAt: ctx.now },
      select: { id: true },
    })
    return {
      result: { id, number },
      audit: { action: 'compat-run.started', entity: 'compat-run', entityId: id, facts: { name: runCode(number), number, automation: { name: automation.name, nameZh: automation.nameZh }, automationId, environment, purpose, checks: scope.length, releases } },
    }
  },
})
