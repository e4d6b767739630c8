import type { z } from 'zod'
import { invalid, ruleError } from '@/lib/core/errors'
import { nextCode } from '@/lib/core/portfolio/codes'
import type { Ctx } from '@/lib/server/ctx'
import { automationOf, columnsOf, costColumns, requireOpenPhase, requirePeople } from './record'
import type { CreateAutomation } from './schema'

/** Stores a new automation inside the caller's transaction, with the audit entry for the caller to return. Rights are the caller's matter. */
export async function insertAutomation(ctx: Ctx, input: z.output<typeof CreateAutomation>, process: { id: string; archivedAt: Date | null }) {
  if (process.archivedAt) throw ruleError([{ key: 'processes.archived' }])
  await requirePeople(ctx, input)
  if (input.phaseId) await requireOpenPhase(ctx, input.phaseId)
  const codes = (await ctx.db.automation.findMany({ select: { code: true } })).map((row) => row.code)
  if (input.code && codes.includes(input.code)) throw invalid({ code: [{ key: 'portfolio.codeTaken' }] })
  const code = input.code ?? nextCode('A', codes)
  const cost = await costColumns(ctx, input.yearOneCost)
  const { id } = await ctx.db.automation.create({
    data: { createdAt: ctx.now, updatedAt: ctx.now, code, processId: process.id, phaseId: input.phaseId ?? null, ...columnsOf(input, code), ...cost },
    select: { id: true },
  })
  const automation = await automationOf(ctx, id)
  return { automation, audit: { action: 'automation.created', entity: 'automation', entityId: id, after: automation } }
}
