import { stepDefect } from '@/lib/core/compatibility/defect'
import { defectCode, type DefectStatus, type Severity } from '@/lib/core/compatibility/words'
import { conflict, invalid, notFound, ruleError } from '@/lib/core/errors'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { requireFor } from '@/lib/server/scope'
import { recomputeCells } from './cells'
import { defectFacts } from './defect-facts'
import { StepDefect, UpdateDefect } from './schema'
import { visibleDefect } from './visible'

const person = { select: { id: true, name: true } } as const

const defectRow = {
  id: true, number: true, title: true, description: true, severity: true, dueOn: true, status: true, resolution: true, fixedAt: true, closedAt: true, closedById: true, version: true, createdAt: true, updatedAt: true, createdById: true, checkId: true,
  owner: person,
  run: { select: { id: true, number: true, status: true, plan: { select: { automation: { select: { id: true, code: true, name: true, nameZh: true, builderId: true, ownerId: true, process: { select: { department: { select: { path: true } } } } } } } } } },
  check: { select: { id: true, code: true, body: true, severity: true, system: { select: { id: true, name: true, nameZh: true } }, interface: { select: { id: true, name: true, nameZh: true } } } },
} satisfies Prisma.CompatDefectSelect

/** A visible fault; throws `not_found`. */
export async function defectFor(ctx: Ctx, number: number) {
  const defect = await ctx.db.compatDefect.findFirst({ where: { AND: [{ number }, visibleDefect(ctx)] }, select: defectRow })
  if (!defect) throw notFound('compatDefect')
  return { ...defect, code: defectCode(number), status: defect.status as DefectStatus, severity: defect.severity as Severity }
}
export type DefectRow = Awaited<ReturnType<typeof defectFor>>

export const factsOfDefect = (ctx: Ctx, { owner, run, ...defect }: DefectRow) => defectFacts(ctx, { ...defect, ownerId: owner?.id ?? null }, run.plan.automation)

const nameOf = ({ run: { plan } }: DefectRow) => ({ en: plan.automation.name, 'zh-CN': plan.automation.nameZh || plan.automation.name })

/** Words, weight, owner and day of a fault that is not closed. A blocker is made less only by somebody who neither owns nor built it, with the reason. */
export const updateDefect = command({
  permission: 'compatibility:test',
  input: UpdateDefect,
  async run(ctx, { number, version, reason, ...input }) {
    const defect = await defectFor(ctx, number)
    const { automation } = defect.run.plan
    requireFor(ctx, 'compatibility:test', automation.process.department?.path ?? null)
    if (defect.status === 'verified' || defect.status === 'dropped') throw ruleError([{ key: 'compatibility.defect.closed' }])
    if (defect.severity === 'blocker' && input.severity !== 'blocker') {
      const decision = stepDefect(await factsOfDefect(ctx, defect), 'drop')
      if (!decision.ok) throw ruleError(decision.reasons)
      if (!reason) throw invalid({ reason: [{ key: 'compatibility.defect.whyLess' }] })
    }
    const moved = input.ownerId && input.ownerId !== defect.owner?.id
    if (moved && !(await ctx.db.person.count({ where: { id: input.ownerId, active: true } }))) throw invalid({ ownerId: [{ key: 'portfolio.personUnknown' }] })
    const data = { title: input.title, description: input.description ?? null, severity: input.severity, ownerId: input.ownerId ?? null, dueOn: input.dueOn ?? null }
    const { count } = await ctx.db.compatDefect.updateMany({ where: { id: defect.id, version }, data: { ...data, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    await recomputeCells(ctx, [automation.id])
    if (moved && input.ownerId !== ctx.actor.id) await notify(ctx, [{ personId: input.ownerId!, kind: 'compatDefectYours', params: { code: defect.code, title: input.title, name: nameOf(defect) }, href: `/compatibility/defects/${number}` }])
    const { title, description, severity, dueOn, owner } = defect
    return {
      result: { number },
      audit: { action: 'compat-defect.updated', entity: 'compat-defect', entityId: defect.id, before: { title, description, severity, ownerId: owner?.id ?? null, dueOn }, after: data, facts: { name: defect.code, number, title: input.title, ...(reason && { reason }) } },
    }
  },
})

const actions = { fix: 'compat-defect.fixed', verify: 'compat-defect.verified', drop: 'compat-defect.dropped', reopen: 'compat-defect.reopened' } as const

/** Mended, verified by somebody else, left with a reason, or open again. */
export const stepDefectOn = command({
  permission: 'compatibility:test',
  input: StepDefect,
  async run(ctx, { number, version, step, resolution }) {
    const defect = await defectFor(ctx, number)
    const { automation } = defect.run.plan
    requireFor(ctx, 'compatibility:test', automation.process.department?.path ?? null)
    const decision = stepDefect(await factsOfDefect(ctx, defect), step)
    if (!decision.ok) throw ruleError(decision.reasons)
    if (step !== 'verify' && !resolution) throw invalid({ resolution: [{ key: `compatibility.defect.say.${step}` }] })
    const closing = step === 'verify' || step === 'drop'
    const byId = ctx.actor.kind === 'person' ? ctx.actor.id : null
    const { count } = await ctx.db.compatDefect.updateMany({
      where: { id: defect.id, version, status: defect.status },
      data: {
        status: decision.value, updatedAt: ctx.now, version: { increment: 1 },
        ...(resolution && { resolution }),
        fixedAt: step === 'fix' ? ctx.now : step === 'reopen' ? null : defect.fixedAt,
        closedById: closing ? byId : null, closedAt: closing ? ctx.now : null,
      },
    })
    if (!count) throw conflict()
    await recomputeCells(ctx, [automation.id])
    const told = step === 'fix' ? defect.createdById : (defect.owner?.id ?? null)
    if (told && told !== ctx.actor.id) await notify(ctx, [{ personId: told, kind: step === 'fix' ? 'compatDefectFixed' : 'compatDefectMoved', params: { code: defect.code, title: defect.title, status: decision.value, name: nameOf(defect) }, href: `/compatibility/defects/${number}` }])
    return {
      result: { number, status: decision.value },
      audit: { action: actions[step], entity: 'compat-defect', entityId: defect.id, before: { status: defect.status }, after: { status: decision.value }, facts: { name: defect.code, number, title: defect.title, resolution: resolution ?? null } },
    }
  },
})
