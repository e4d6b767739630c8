import { conflict, invalid, notFound, ruleError } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { recomputeCells } from './cells'
import { AddCheck, CheckRef, DecideCheck } from './schema'
import { testedAutomation, visiblePlan } from './visible'

async function checkFor(ctx: Ctx, id: string) {
  const check = await ctx.db.compatPlanCheck.findFirst({
    where: { id, plan: visiblePlan(ctx) },
    select: { id: true, code: true, key: true, state: true, reason: true, version: true, templateVersionId: true, archivedAt: true, planId: true, plan: { select: { automationId: true } } },
  })
  if (!check) throw notFound('compatCheck')
  const automation = await testedAutomation(ctx, check.plan.automationId, 'compatibility:plan')
  return { check, automation, named: { name: check.code, automation: { name: automation.name, nameZh: automation.nameZh }, automationId: automation.id } }
}

/** A check that no list asks for. Assembling again leaves it alone. */
export const addCheck = command({
  permission: 'compatibility:plan',
  input: AddCheck,
  async run(ctx, { automationId, item, itemZh, how, howZh, pass, passZh, severity, area, systemId, interfaceId }) {
    const automation = await testedAutomation(ctx, automationId, 'compatibility:plan')
    const plan = await ctx.db.compatPlan.findUnique({ where: { automationId }, select: { id: true } })
    if (!plan) throw ruleError([{ key: 'compatPlan.assembleFirst' }])
    if (systemId && interfaceId) throw invalid({ interfaceId: [{ key: 'compatPlan.oneSubject' }] })
    if (systemId && !(await ctx.db.system.count({ where: { id: systemId } }))) throw invalid({ systemId: [{ key: 'errors.choice' }] })
    if (interfaceId && !(await ctx.db.systemInterface.count({ where: { id: interfaceId } }))) throw invalid({ interfaceId: [{ key: 'errors.choice' }] })
    const own = await ctx.db.compatPlanCheck.count({ where: { planId: plan.id, templateVersionId: null } })
    const code = `X${String(own + 1).padStart(2, '0')}`
    const { _max } = await ctx.db.compatPlanCheck.aggregate({ where: { planId: plan.id }, _max: { ordinal: true } })
    const words = (en: string | undefined, zh: string | undefined) => ({ en: en ?? zh ?? '–', 'zh-CN': zh ?? en ?? '–' })
    const body = canonicalJson({ item: words(item, itemZh), how: words(how, howZh), pass: words(pass, passZh) })
    const check = await ctx.db.compatPlanCheck.create({ data: { planId: plan.id, key: code, code, area, severity, body, systemId: systemId ?? null, interfaceId: interfaceId ?? null, ordinal: (_max.ordinal ?? 0) + 1 }, select: { id: true } })
    await recomputeCells(ctx, [automationId])
    return { result: { id: check.id, automationId }, audit: { action: 'compat-plan.check-added', entity: 'compat-plan', entityId: plan.id, facts: { name: automation.name, nameZh: automation.nameZh, automationId, code, item, severity } } }
  },
})

/** Says that a check does not apply, with the reason, or that it does after all. */
export const decideCheck = command({
  permission: 'compatibility:plan',
  input: DecideCheck,
  async run(ctx, { id, version, applies, reason }) {
    const { check, automation } = await checkFor(ctx, id)
    const state = applies === 'yes' ? 'asked' : 'not-applicable'
    if (state === 'not-applicable' && !reason) throw invalid({ reason: [{ key: 'compatPlan.reasonNeeded' }] })
    const { count } = await ctx.db.compatPlanCheck.updateMany({
      where: { id, version, archivedAt: null },
      data: { state, reason: state === 'asked' ? null : reason!, decidedById: ctx.actor.kind === 'person' ? ctx.actor.id : null, decidedAt: ctx.now, version: { increment: 1 } },
    })
    if (!count) throw conflict()
    await recomputeCells(ctx, [automation.id])
    return {
      result: { id, automationId: automation.id },
      audit: { action: state === 'asked' ? 'compat-plan.check-asked' : 'compat-plan.check-left-out', entity: 'compat-plan', entityId: check.planId, before: { state: check.state, reason: check.reason }, after: { state, reason: state === 'asked' ? null : reason }, facts: { name: automation.name, nameZh: automation.nameZh, automationId: automation.id, code: check.code, reason: reason ?? null } },
    }
  },
})

/** Takes a check that was added by hand out again; tests that it was part of keep it. */
export const removeCheck = command({
  permission: 'compatibility:plan',
  input: CheckRef,
  async run(ctx, { id, version }) {
    const { check, automation } = await checkFor(ctx, id)
    if (check.templateVersionId !== null) throw ruleError([{ key: 'compatPlan.fromList' }])
    const { count } = await ctx.db.compatPlanCheck.updateMany({ where: { id, version, archivedAt: null }, data: { archivedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    await recomputeCells(ctx, [automation.id])
    return { result: { id, automationId: automation.id }, audit: { action: 'compat-plan.check-removed', entity: 'compat-plan', entityId: check.planId, facts: { name: automation.name, nameZh: automation.nameZh, automationId: automation.id, code: check.code } } }
  },
})
