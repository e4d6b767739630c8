import { assemble, diffPlan, planUnchanged, type AssembledCheck } from '@/lib/core/compatibility/plan'
import { CheckText } from '@/lib/core/compatibility/template'
import { conflict, ruleError } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { recomputeCells } from './cells'
import { AssemblePlan } from './schema'
import { subjectOf } from './subject'
import { publishedTemplates, publishShipped } from './templates'
import { testedAutomation } from './visible'

/** What the lists ask of the automation today, against what its plan holds. */
export async function planDifference(ctx: Ctx, automationId: string) {
  const subject = await subjectOf(ctx, automationId)
  const templates = await publishedTemplates(ctx)
  const asked = assemble(subject, templates)
  const plan = await ctx.db.compatPlan.findUnique({ where: { automationId }, select: { id: true, version: true, checks: { select: { id: true, key: true, systemId: true, interfaceId: true, templateVersionId: true, body: true, severity: true, archivedAt: true } } } })
  const held = (plan?.checks ?? []).map((check) => ({ ...check, body: CheckText.parse(JSON.parse(check.body)), archived: check.archivedAt !== null }))
  return { subject, templates, plan, diff: diffPlan(held, asked) }
}

/**
 * Makes the plan of an automation from the lists that count and what it touches today, or brings it up to date: what is no longer
 * asked for is kept for the tests that it was part of, what was added by hand or said not to apply stays.
 */
export const assemblePlan = command({
  permission: 'compatibility:plan',
  input: AssemblePlan,
  async run(ctx, { automationId, version }) {
    const automation = await testedAutomation(ctx, automationId, 'compatibility:plan')
    if (automation.archivedAt) throw ruleError([{ key: 'automations.archived' }])
    const shipped = await publishShipped(ctx)
    const { subject, templates, plan, diff } = await planDifference(ctx, automationId)
    if ((plan?.version ?? undefined) !== version) throw conflict()
    if (!plan && diff.added.length === 0) throw ruleError([{ key: 'compatPlan.nothingToTest' }])
    const basis = canonicalJson({ templates: templates.map(({ versionId }) => versionId), systems: subject.systems.map(({ id }) => id), interfaces: subject.interfaces.map(({ id }) => id), dataClasses: subject.dataClasses, technology: subject.technology })
    const id = plan?.id ?? (await ctx.db.compatPlan.create({ data: { automationId, basis, assembledAt: ctx.now, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } })).id
    if (plan) {
      const { count } = await ctx.db.compatPlan.updateMany({ where: { id, version }, data: { basis, assembledAt: ctx.now, updatedAt: ctx.now, version: { increment: 1 } } })
      if (!count) throw conflict()
    }
    if (diff.added.length) await ctx.db.compatPlanCheck.createMany({ data: diff.added.map((check) => ({ planId: id, key: check.key, code: check.code, systemId: check.systemId, interfaceId: check.interfaceId, ...columns(check) })) })
    for (const check of [...diff.changed, ...diff.restored]) await ctx.db.compatPlanCheck.updateMany({ where: { planId: id, key: check.key }, data: { ...columns(check), archivedAt: null, version: { increment: 1 } } })
    for (const { key, ordinal } of diff.kept) await ctx.db.compatPlanCheck.updateMany({ where: { planId: id, key, ordinal: { not: ordinal } }, data: { ordinal } })
    if (diff.removed.length) await ctx.db.compatPlanCheck.updateMany({ where: { planId: id, key: { in: diff.removed } }, data: { archivedAt: ctx.now, version: { increment: 1 } } })
    await recomputeCells(ctx, [automationId])
    const codes = (checks: readonly AssembledCheck[]) => [...new Set(checks.map(({ code }) => code))]
    return {
      result: { automationId, checks: diff.added.length + diff.changed.length + diff.restored.length + diff.kept.length },
      audit: [
        ...shipped,
        {
          action: plan ? 'compat-plan.reassembled' : 'compat-plan.assembled', entity: 'compat-plan', entityId: id,
          facts: { name: automation.name, nameZh: automation.nameZh, automationId, unchanged: planUnchanged(diff), count: diff.added.length + diff.restored.length, added: codes(diff.added), restored: codes(diff.restored), changed: codes(diff.changed), removed: diff.removed.length, systems: subject.systems.map(({ code }) => code) },
        },
      ],
    }
  },
})

const columns = ({ templateVersionId, area, severity, item, how, pass, ordinal }: AssembledCheck) => ({ templateVersionId, area, severity, body: canonicalJson({ item, how, pass }), ordinal })
