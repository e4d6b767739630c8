import { invalid, ruleError } from '@/lib/core/errors'
import { nextCode } from '@/lib/core/portfolio/codes'
import { processFor } from '@/lib/features/processes/visible'
import { command } from '@/lib/server/command'
import { requireFor } from '@/lib/server/scope'
import { automationOf, columnsOf, requireOpenPhase, requirePeople } from './record'
import { CreateAutomation } from './schema'

/** Begins as assessed; the process that it serves stays the same for its whole life. */
export const createAutomation = command({
  permission: 'automation:edit',
  input: CreateAutomation,
  async run(ctx, input) {
    const process = await processFor(ctx, input.processId)
    requireFor(ctx, 'automation:edit', process.department?.path ?? null)
    if (process.archivedAt) throw ruleError([{ key: 'processes.archived' }])
    await requirePeople(ctx, input)
    if (input.phaseId) await requireOpenPhase(ctx, input.phaseId)
    const codes = (await ctx.db.automation.findMany({ select: { code: true } })).map((row) => row.code)
    if (input.code && codes.includes(input.code)) throw invalid({ code: [{ key: 'portfolio.codeTaken' }] })
    const code = input.code ?? nextCode('A', codes)
    const { id } = await ctx.db.automation.create({
      data: { createdAt: ctx.now, updatedAt: ctx.now, code, processId: process.id, phaseId: input.phaseId ?? null, ...columnsOf(input, code) },
      select: { id: true },
    })
    const automation = await automationOf(ctx, id)
    return { result: automation, audit: { action: 'automation.created', entity: 'automation', entityId: id, after: automation } }
  },
})
