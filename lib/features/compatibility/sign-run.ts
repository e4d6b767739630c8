import { outcomeOf, signingReasons } from '@/lib/core/compatibility/run'
import { liveDefects } from '@/lib/core/compatibility/words'
import { conflict, ruleError } from '@/lib/core/errors'
import { builtBefore } from '@/lib/features/automations/former-duties'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { requireFor } from '@/lib/server/scope'
import { recomputeCells } from './cells'
import { checksOfRun, countable, digestOfRun, runFor, runNamed } from './run-record'
import { CancelRun, SignRun } from './schema'

/** Somebody who did not build the automation stands for the answers of a test, exactly as they were seen. From then on it never changes. */
export const signRun = command({
  permission: 'compatibility:sign',
  input: SignRun,
  async run(ctx, { number, version, note, digest }) {
    const run = await runFor(ctx, { number })
    const { automation } = run.plan
    requireFor(ctx, 'compatibility:sign', automation.process.department?.path ?? null)
    const checks = await checksOfRun(ctx, run)
    const counted = countable(checks)
    const reasons = signingReasons({ status: run.status, checks: counted, signerId: ctx.actor.kind === 'person' ? ctx.actor.id : null, builderId: automation.builderId, builtBefore: await builtBefore(ctx, automation.id) })
    if (reasons.length) throw ruleError(reasons)
    if (digest !== digestOfRun(run, checks)) throw conflict('compatibility.sign.changed')
    const defects = await ctx.db.compatDefect.findMany({ where: { checkId: { in: run.scope }, status: { in: [...liveDefects] } }, select: { severity: true } })
    const blockers = defects.filter(({ severity }) => severity === 'blocker').length
    const outcome = outcomeOf(counted, { blockers, others: defects.length - blockers })
    const { count } = await ctx.db.compatRun.updateMany({ where: { id: run.id, version, status: 'open' }, data: { status: 'signed', outcome, signedById: ctx.actor.id, endedAt: ctx.now, note: note ?? null, digest, version: { increment: 1 } } })
    if (!count) throw conflict()
    await recomputeCells(ctx, [automation.id])
    const people = [...new Set([automation.ownerId, automation.builderId])].flatMap((id) => (id && id !== ctx.actor.id ? [id] : []))
    await notify(ctx, people.map((personId) => ({ personId, kind: 'compatRunSigned' as const, params: { code: run.code, name: { en: automation.name, 'zh-CN': automation.nameZh || automation.name }, outcome }, href: `/compatibility/runs/${number}`, tone: outcome === 'failed' ? ('act' as const) : ('info' as const) })))
    return { result: { number, outcome }, audit: { action: 'compat-run.signed', entity: 'compat-run', entityId: run.id, facts: { ...runNamed(run), outcome, note: note ?? null, digest, checks: checks.length, openBlockers: blockers } } }
  },
})

/** Ends a test that nobody will finish; its answers stay and count for nothing, its faults stay open. */
export const cancelRun = command({
  permission: 'compatibility:test',
  input: CancelRun,
  async run(ctx, { number, version, reason }) {
    const run = await runFor(ctx, { number })
    requireFor(ctx, 'compatibility:test', run.plan.automation.process.department?.path ?? null)
    if (run.status !== 'open') throw ruleError([{ key: 'compatibility.sign.ended' }])
    const { count } = await ctx.db.compatRun.updateMany({ where: { id: run.id, version, status: 'open' }, data: { status: 'canceled', cancelReason: reason, endedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: { number }, audit: { action: 'compat-run.canceled', entity: 'compat-run', entityId: run.id, facts: { ...runNamed(run), reason } } }
  },
})
