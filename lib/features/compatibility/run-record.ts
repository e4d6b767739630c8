import { createHash } from 'node:crypto'
import type { RunCheck } from '@/lib/core/compatibility/run'
import type { Releases } from '@/lib/core/compatibility/standing'
import { CheckText } from '@/lib/core/compatibility/template'
import { runCode, type Outcome, type Severity } from '@/lib/core/compatibility/words'
import { notFound } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { visibleRun } from './visible'

const person = { select: { id: true, name: true } } as const

const runRow = {
  id: true, number: true, environment: true, purpose: true, systemId: true, status: true, releases: true, scope: true, startedAt: true, endedAt: true, outcome: true, note: true, cancelReason: true, digest: true, version: true,
  startedBy: person, signedBy: person,
  plan: { select: { id: true, automationId: true, automation: { select: { id: true, code: true, name: true, nameZh: true, builderId: true, ownerId: true, process: { select: { department: { select: { path: true } } } } } } } },
} satisfies Prisma.CompatRunSelect

/** The stored row of a visible run by id or number; throws `not_found`. */
export async function runFor(ctx: Ctx, ref: { id: string } | { number: number }) {
  const run = await ctx.db.compatRun.findFirst({ where: { AND: [ref, visibleRun(ctx)] }, select: runRow })
  if (!run) throw notFound('compatRun')
  return { ...run, code: runCode(run.number), scope: JSON.parse(run.scope) as string[], releases: JSON.parse(run.releases) as Releases }
}
export type RunRow = Awaited<ReturnType<typeof runFor>>

const resultRow = {
  id: true, checkId: true, ordinal: true, outcome: true, note: true, at: true, autoResultId: true, tester: person,
  evidence: { select: { id: true, kind: true, text: true, file: { select: { id: true, name: true, mime: true } } } },
} satisfies Prisma.CompatResultSelect

const checkRow = {
  id: true, code: true, area: true, severity: true, body: true, ordinal: true, systemId: true, interfaceId: true,
  system: { select: { id: true, code: true, name: true, nameZh: true } },
  interface: { select: { id: true, code: true, name: true, nameZh: true, fromSystemId: true, toSystemId: true, gatewayId: true } },
} satisfies Prisma.CompatPlanCheckSelect

/** The checks of a run in the order of testing, each with every answer, oldest first. */
export async function checksOfRun(ctx: Ctx, run: { id: string; scope: string[] }) {
  const checks = await ctx.db.compatPlanCheck.findMany({ where: { id: { in: run.scope } }, select: checkRow, orderBy: [{ ordinal: 'asc' }, { code: 'asc' }, { id: 'asc' }] })
  const results = await ctx.db.compatResult.findMany({ where: { runId: run.id }, select: resultRow, orderBy: { ordinal: 'asc' } })
  return checks.map(({ body, ...check }) => {
    const answers = results.filter(({ checkId }) => checkId === check.id).map((answer) => ({ ...answer, outcome: answer.outcome as Outcome }))
    return { ...check, ...CheckText.parse(JSON.parse(body)), severity: check.severity as Severity, answers, newest: answers.at(-1) ?? null }
  })
}
export type RunCheckRow = Awaited<ReturnType<typeof checksOfRun>>[number]

export const countable = (checks: readonly RunCheckRow[]): RunCheck[] => checks.map(({ id, severity, newest }) => ({ id, severity, outcome: newest?.outcome ?? null }))

/** SHA-256 over releases, checks and newest answers: what a signature stands for. */
export const digestOfRun = (run: { releases: Releases; environment: string; scope: string[] }, checks: readonly RunCheckRow[]): string =>
  createHash('sha256')
    .update(canonicalJson({ environment: run.environment, releases: run.releases, checks: checks.map(({ id, code, severity, item, how, pass, newest }) => ({ id, code, severity, item, how, pass, answer: newest && { id: newest.id, ordinal: newest.ordinal, outcome: newest.outcome, note: newest.note, testerId: newest.tester?.id ?? null, evidence: newest.evidence.map(({ kind, text, file }) => ({ kind, text, fileId: file?.id ?? null })) } })) }))
    .digest('hex')

/** How the trail names a run. */
export const runNamed = ({ code, number, plan: { automation } }: RunRow) => ({ name: code, number, automation: { name: automation.name, nameZh: automation.nameZh }, automationId: automation.id })
