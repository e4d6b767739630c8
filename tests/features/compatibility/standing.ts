import { assemblePlan } from '@/lib/features/compatibility/assemble-plan'
import { recordResult } from '@/lib/features/compatibility/record-result'
import { runView } from '@/lib/features/compatibility/run-view'
import { signRun } from '@/lib/features/compatibility/sign-run'
import { startRun } from '@/lib/features/compatibility/start-run'
import type { Ctx } from '@/lib/server/ctx'
import type { Db } from '@/lib/server/db'
import { makeAutomation, makeDepartment, makeProcess, makeSystem } from '@/prisma/seed/factories'
import { personCtx } from '../../support/ctx'

/** An automation on one system with a builder, and people who test and sign. */
export async function tested(db: Db) {
  const department = await makeDepartment(db)
  const asBuilder = await personCtx('coe')
  const builder = asBuilder.actor
  const process = await makeProcess(db, { departmentId: department.id, dataClasses: 'internal' })
  const system = await makeSystem(db, { name: 'Ledger', release: '1.0' })
  await db.processSystem.create({ data: { processId: process.id, systemId: system.id } })
  const automation = await makeAutomation(db, { processId: process.id, builderId: builder.id, stage: 'in-test' })
  return { department, builder, asBuilder, process, system, automation, coe: await personCtx('coe'), ops: await personCtx('ops') }
}

/** Begins a test of everything, after making the plan where there is none. */
export async function begun(db: Db, coe: Ctx, automationId: string, given: Record<string, unknown> = {}) {
  if (!(await db.compatPlan.findUnique({ where: { automationId } }))) await assemblePlan(coe, { automationId })
  return startRun(coe, { automationId, environment: 'test', purpose: 'go-live', ...given })
}

/** Answers every check that is open with a pass, but those named. */
export async function answered(ctx: Ctx, number: number, other: Record<string, { outcome: string; note: string }> = {}) {
  const { id: runId, checks } = await runView(ctx, { number })
  for (const check of checks) if (!check.newest) await recordResult(ctx, { runId, checkId: check.id, seen: 0, outcome: 'pass', ...other[check.code] })
}

export async function signed(ctx: Ctx, number: number) {
  const { version, digest } = await runView(ctx, { number })
  return signRun(ctx, { number, version, digest })
}
