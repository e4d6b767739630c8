import { canFor } from '@/lib/core/access'
import { titleOfDefect } from '@/lib/core/compatibility/defect'
import { countRun, outcomeSoFar, signingReasons } from '@/lib/core/compatibility/run'
import { defectCode, liveDefects, type DefectStatus, type Environment, type Purpose, type RunOutcome, type RunStatus, type Severity } from '@/lib/core/compatibility/words'
import { latestAutoResults } from '@/lib/features/autochecks/latest-result'
import { builtBefore } from '@/lib/features/automations/former-duties'
import { query } from '@/lib/server/command'
import { releasesOf } from './releases'
import { checksOfRun, countable, digestOfRun, runFor } from './run-record'
import { RunRef } from './schema'

/** A test with its checks, every answer, faults, and what this reader may do with it. */
export const runView = query({
  permission: 'compatibility:read',
  input: RunRef,
  async run(ctx, { number }) {
    const run = await runFor(ctx, { number })
    const { automation } = run.plan
    const path = automation.process.department?.path ?? null
    const rows = await checksOfRun(ctx, run)
    const counted = countable(rows)
    const open = run.status === 'open'
    const auto = open ? await latestAutoResults(ctx, rows.map(({ code, systemId, interfaceId }) => ({ automationId: automation.id, systemId, interfaceId, code }))) : []
    const defects = await ctx.db.compatDefect.findMany({
      where: { checkId: { in: run.scope }, OR: [{ runId: run.id }, { status: { in: [...liveDefects] } }] },
      select: { id: true, number: true, title: true, severity: true, status: true, checkId: true, dueOn: true, check: { select: { code: true, body: true } }, owner: { select: { id: true, name: true } } },
      orderBy: { number: 'asc' },
    })
    const live = defects.filter(({ status }) => (liveDefects as readonly string[]).includes(status))
    const blockers = live.filter(({ severity }) => severity === 'blocker').length
    const digest = digestOfRun(run, rows)
    const systems = await ctx.db.system.findMany({ where: { id: { in: Object.keys(run.releases) } }, select: { id: true, code: true, name: true, nameZh: true }, orderBy: { code: 'asc' } })
    const today = await releasesOf(ctx, Object.keys(run.releases))
    const signerId = ctx.actor.kind === 'person' ? ctx.actor.id : null
    const maySign = canFor(ctx.actor, 'compatibility:sign', path)
    return {
      id: run.id, number: run.number, code: run.code, version: run.version,
      environment: run.environment as Environment, purpose: run.purpose as Purpose, status: run.status as RunStatus, outcome: run.outcome as RunOutcome | null,
      startedAt: run.startedAt, endedAt: run.endedAt, startedBy: run.startedBy, signedBy: run.signedBy, note: run.note, cancelReason: run.cancelReason,
      /** Of what was signed; of an open test as it stands now */
      digest: run.digest ?? digest,
      /** Whether the stored answers still give the digest that was signed */
      intact: run.digest === null || run.digest === digest,
      automation: { id: automation.id, code: automation.code, name: automation.name, nameZh: automation.nameZh },
      releases: systems.map((system) => ({ ...system, tested: run.releases[system.id] ?? null, today: today[system.id] ?? null })),
      checks: rows.map((row, i) => ({ ...row, auto: auto[i] ?? null })),
      count: countRun(counted),
      expected: outcomeSoFar(counted, { blockers, others: live.length - blockers }),
      defects: defects.map(({ check, ...defect }) => ({ ...defect, title: titleOfDefect(ctx.locale, defect.title, check), code: defectCode(defect.number), status: defect.status as DefectStatus, severity: defect.severity as Severity })),
      signReasons: open && maySign ? signingReasons({ status: run.status, checks: counted, signerId, builderId: automation.builderId, builtBefore: await builtBefore(ctx, automation.id) }) : [],
      may: { test: open && canFor(ctx.actor, 'compatibility:test', path), sign: open && maySign, export: canFor(ctx.actor, 'compatibility:export', path) },
      meId: ctx.actor.id,
    }
  },
})
export type RunView = Awaited<ReturnType<typeof runView>>
export type RunViewCheck = RunView['checks'][number]
