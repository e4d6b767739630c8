import { z } from 'zod'
import { riskLibrary } from '@/lib/content/risks'
import { dataClassesOf } from '@/lib/core/portfolio/data-classes'
import { id } from '@/lib/core/portfolio/fields'
import type { Protocol } from '@/lib/core/portfolio/landscape'
import type { Technology } from '@/lib/core/portfolio/stages'
import { LIBRARY_STEPS, suggestFor } from '@/lib/core/risks/library'
import { rescaled } from '@/lib/core/risks/matrix'
import { automationFor } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { risksAround } from './facts'
import { currentMatrix } from './matrix'

/** The whole library, its steps on the matrix that counts. */
export const readLibrary = query({
  permission: 'risk:read',
  input: z.strictObject({}),
  async run(ctx) {
    const { matrix } = await currentMatrix(ctx)
    return riskLibrary().map((entry) => ({ ...entry, ...rescaled(LIBRARY_STEPS, matrix.size, entry) }))
  },
})

/** What the library suggests for an automation by its technology, interfaces, data and owners, and which of it is open already. */
export const suggestRisks = query({
  permission: 'risk:read',
  input: z.strictObject({ automationId: id }),
  async run(ctx, { automationId }) {
    const automation = await automationFor(ctx, automationId)
    const [facts, { matrix }, open] = await Promise.all([suggestFacts(ctx, automationId), currentMatrix(ctx), openEntries(ctx, automationId)])
    const suggestions = suggestFor(riskLibrary(), facts)
    return {
      automation: { id: automation.id, code: automation.code, name: automation.name, nameZh: automation.nameZh, processId: automation.processId, ownerId: automation.ownerId, deputyId: automation.deputyId },
      facts,
      rows: suggestions.map(({ entry, because }) => ({ entry: { ...entry, ...rescaled(LIBRARY_STEPS, matrix.size, entry) }, because, known: open.get(entry.id) ?? null })),
    }
  },
})

async function suggestFacts(ctx: Ctx, automationId: string) {
  const row = await ctx.db.automation.findUniqueOrThrow({
    where: { id: automationId },
    select: { technology: true, ownerId: true, deputyId: true, process: { select: { dataClasses: true } }, interfaces: { select: { interface: { select: { protocol: true, dataClasses: true } } } } },
  })
  const used = row.interfaces.map((one) => one.interface)
  return {
    technology: row.technology as Technology,
    protocols: [...new Set(used.map(({ protocol }) => protocol as Protocol))],
    dataClasses: [...new Set([row.process.dataClasses, ...used.map(({ dataClasses }) => dataClasses)].flatMap(dataClassesOf))],
    twoOwners: row.ownerId !== null && row.deputyId !== null && row.ownerId !== row.deputyId,
  }
}

/** Open risks around the automation by the entry that they were started from. */
async function openEntries(ctx: Ctx, automationId: string): Promise<Map<string, number>> {
  const rows = await ctx.db.risk.findMany({ where: { AND: [{ status: 'open', libraryId: { not: null } }, await risksAround(ctx, [automationId])] }, select: { libraryId: true, number: true } })
  return new Map(rows.map(({ libraryId, number }) => [libraryId!, number]))
}
