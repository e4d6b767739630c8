import { stepDefect, titleFromCheck } from '@/lib/core/compatibility/defect'
import { answerReasons } from '@/lib/core/compatibility/run'
import { defectCode, type DefectStatus, type Severity } from '@/lib/core/compatibility/words'
import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { latestAutoResult, type ResultAsked } from '@/lib/features/autochecks/latest-result'
import { claimFile } from '@/lib/features/files/store-file'
import { notify } from '@/lib/features/notices/notify'
import type { AuditDraft } from '@/lib/server/audit'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { requireFor } from '@/lib/server/scope'
import { recomputeCells } from './cells'
import { defectFacts } from './defect-facts'
import { RecordResult } from './schema'
import { runFor, runNamed, type RunRow } from './run-record'

/**
 * One answer of one tester, stored at once. Answers are added, never changed: the newest counts. Whoever did not see the newest
 * one is told of it instead of writing over it. A failed check has a fault from then on, with an owner.
 */
export const recordResult = command({
  permission: 'compatibility:test',
  input: RecordResult,
  async run(ctx, { runId, checkId, outcome, note, seen, link, text, fileId, autoResultId, ...defect }) {
    const run = await runFor(ctx, { id: runId })
    const { automation } = run.plan
    requireFor(ctx, 'compatibility:test', automation.process.department?.path ?? null)
    if (run.status !== 'open') throw ruleError([{ key: 'compatibility.sign.ended' }])
    if (!run.scope.includes(checkId)) throw ruleError([{ key: 'compatibility.answer.notInRun' }])
    const reasons = answerReasons({ outcome, note })
    if (reasons.length) throw invalid({ note: reasons })
    const newest = await ctx.db.compatResult.findFirst({ where: { runId, checkId }, orderBy: { ordinal: 'desc' }, select: { ordinal: true, outcome: true, tester: { select: { name: true } } } })
    if ((newest?.ordinal ?? 0) !== seen) throw conflict('compatibility.answer.other', { name: newest?.tester?.name ?? '–' })
    const check = await ctx.db.compatPlanCheck.findUniqueOrThrow({ where: { id: checkId }, select: { id: true, code: true, severity: true, body: true, systemId: true, interfaceId: true } })
    if (autoResultId) await requireAutoResult(ctx, autoResultId, { automationId: automation.id, ...check }, outcome)
    const created = await ctx.db.compatResult
      .create({ data: { runId, checkId, ordinal: seen + 1, outcome, note: note ?? null, testerId: ctx.actor.kind === 'person' ? ctx.actor.id : null, autoResultId: autoResultId ?? null, at: ctx.now }, select: { id: true } })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? conflict('compatibility.answer.other', { name: '–' }) : error
      })
    const file = fileId ? await claimFile(ctx, fileId, { entity: 'compatRun', entityId: runId }) : null
    const evidence = [...(text ? [{ kind: 'text', text, fileId: null }] : []), ...(link ? [{ kind: 'link', text: link, fileId: null }] : []), ...(file ? [{ kind: 'file', text: null, fileId: file.id }] : [])]
    for (const one of evidence) await ctx.db.compatEvidence.create({ data: { resultId: created.id, ...one }, select: { id: true } })
    const followed = outcome === 'fail' ? await openDefect(ctx, run, check, { note: note!, ...defect }) : outcome === 'pass' ? await verifyFixed(ctx, run, checkId) : []
    if (followed.length) await recomputeCells(ctx, [automation.id])
    return {
      result: { runId, checkId, ordinal: seen + 1, number: run.number },
      audit: [
        { action: 'compat-run.answered', entity: 'compat-run', entityId: runId, facts: { ...runNamed(run), code: check.code, checkId, outcome, before: newest?.outcome ?? null, note: note ?? null, evidence: evidence.length, ...(file && { sha256: file.sha256 }), byMachine: autoResultId !== undefined } },
        ...followed,
      ],
    }
  },
})

/** What a machine found answers for the check that it was set up for, and only while it is the newest. */
async function requireAutoResult(ctx: Ctx, id: string, asked: ResultAsked, outcome: string): Promise<void> {
  const found = await latestAutoResult(ctx, asked)
  if (found?.resultId !== id) throw ruleError([{ key: 'compatibility.answer.noAutoResult' }])
  if ((found.outcome === 'pass') !== (outcome === 'pass')) throw ruleError([{ key: 'compatibility.answer.otherThanAuto' }])
}

interface Found {
  note: string
  defectTitle?: string
  defectOwnerId?: string
  defectDueOn?: string
}

/** A failed check without an open fault gets one; who builds the automation, else its owner, has to see to it unless somebody is named. */
async function openDefect(ctx: Ctx, run: RunRow, check: { id: string; code: string; severity: string; body: string }, { note, defectTitle, defectOwnerId, defectDueOn }: Found): Promise<AuditDraft[]> {
  const known = await ctx.db.compatDefect.findFirst({ where: { checkId: check.id, status: { in: ['open', 'fixed'] } }, select: { id: true, number: true, status: true } })
  const { automation } = run.plan
  if (known) {
    if (known.status !== 'fixed') return []
    await ctx.db.compatDefect.update({ where: { id: known.id }, data: { status: 'open', fixedAt: null, updatedAt: ctx.now, version: { increment: 1 } }, select: { id: true } })
    return [{ action: 'compat-defect.reopened', entity: 'compat-defect', entityId: known.id, facts: { name: defectCode(known.number), number: known.number, run: run.code, note } }]
  }
  if (defectOwnerId && !(await ctx.db.person.count({ where: { id: defectOwnerId, active: true } }))) throw invalid({ defectOwnerId: [{ key: 'portfolio.personUnknown' }] })
  const ownerId = defectOwnerId ?? automation.builderId ?? automation.ownerId
  const title = defectTitle ?? titleFromCheck(ctx.locale, check)
  const { _max } = await ctx.db.compatDefect.aggregate({ _max: { number: true } })
  const number = (_max.number ?? 0) + 1
  const { id } = await ctx.db.compatDefect.create({
    data: { number, runId: run.id, checkId: check.id, title, description: note, severity: check.severity, ownerId, dueOn: defectDueOn ?? null, createdById: ctx.actor.kind === 'person' ? ctx.actor.id : null, createdAt: ctx.now, updatedAt: ctx.now },
    select: { id: true },
  })
  if (ownerId && ownerId !== ctx.actor.id) await notify(ctx, [{ personId: ownerId, kind: 'compatDefectYours', params: { code: defectCode(number), title, name: { en: automation.name, 'zh-CN': automation.nameZh || automation.name } }, href: `/compatibility/defects/${number}`, tone: check.severity === 'blocker' ? 'act' : 'watch' }])
  return [{ action: 'compat-defect.opened', entity: 'compat-defect', entityId: id, facts: { name: defectCode(number), number, title, severity: check.severity as Severity, run: run.code, code: check.code, ownerId } }]
}

/** What was said to be mended and now passes is verified, unless who says so mended or built it. */
async function verifyFixed(ctx: Ctx, run: RunRow, checkId: string): Promise<AuditDraft[]> {
  const fixed = await ctx.db.compatDefect.findMany({ where: { checkId, status: 'fixed' }, select: { id: true, number: true, title: true, severity: true, status: true, ownerId: true } })
  const byId = ctx.actor.kind === 'person' ? ctx.actor.id : null
  const audit: AuditDraft[] = []
  for (const { id, number, title, ...defect } of fixed) {
    const facts = await defectFacts(ctx, { id, ...defect, status: defect.status as DefectStatus, severity: defect.severity as Severity }, run.plan.automation)
    if (!stepDefect(facts, 'verify').ok) continue
    await ctx.db.compatDefect.update({ where: { id }, data: { status: 'verified', closedById: byId, closedAt: ctx.now, updatedAt: ctx.now, version: { increment: 1 } }, select: { id: true } })
    audit.push({ action: 'compat-defect.verified', entity: 'compat-defect', entityId: id, facts: { name: defectCode(number), number, title, run: run.code } })
  }
  return audit
}
