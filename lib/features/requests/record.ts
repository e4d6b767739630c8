import { invalid, notFound } from '@/lib/core/errors'
import { suitabilityBp } from '@/lib/core/requests/instant-score'
import { workingDaysAt, volumeOf } from '@/lib/core/requests/volume'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import type { RequestInput } from './schema'

export type RequestFieldValues = Omit<RequestInput, 'id' | 'version'>

/** Working days of the present year, by the organisation's calendar. */
export async function workingDaysNow(ctx: Ctx): Promise<number> {
  const [calendar, { timeZone }] = [await settingsOf(ctx.db, 'calendar'), await settingsOf(ctx.db, 'organisation')]
  return workingDaysAt(calendar, ctx.now, timeZone)
}

/** Columns of what was written, with the figures that follow from it; `supports` are what other departments added. */
export async function columnsOf(ctx: Ctx, input: RequestFieldValues, supports: readonly { itemsPerYear: number; manualMs: number }[] = []) {
  const { minutes, systemIds: _systems, ...rest } = input
  const columns = {
    ...rest,
    wish: input.wish || null,
    place: input.place || null,
    otherSystems: input.otherSystems || null,
    departmentId: input.departmentId ?? null,
    processId: input.processId ?? null,
    automationId: input.automationId ?? null,
    frequencyCount: input.frequencyCount ?? null,
    frequencyUnit: input.frequencyUnit ?? null,
    manualMs: minutes === undefined ? null : Math.round(minutes * 60_000),
    ruleBased: input.ruleBased ?? null,
    digitalInput: input.digitalInput ?? null,
    structuredInput: input.structuredInput ?? null,
    stability: input.stability ?? null,
    documentation: input.documentation ?? null,
  }
  return {
    ...columns,
    ...volumeOf(columns, supports, await workingDaysNow(ctx)),
    suitabilityBp: suitabilityBp(columns),
  }
}

/** Department, process, automation and systems must be registered ones. Whoever files may name all that are in use. */
export async function requireReferences(ctx: Ctx, { departmentId, processId, automationId, systemIds }: RequestFieldValues): Promise<void> {
  if (departmentId && !(await ctx.db.department.findUnique({ where: { id: departmentId }, select: { id: true } }))) throw invalid({ departmentId: [{ key: 'requestForm.unknown.department' }] })
  if (processId && !(await ctx.db.businessProcess.findFirst({ where: { id: processId, archivedAt: null }, select: { id: true } }))) throw invalid({ processId: [{ key: 'requestForm.unknown.process' }] })
  if (automationId && !(await ctx.db.automation.findUnique({ where: { id: automationId }, select: { id: true } }))) throw invalid({ automationId: [{ key: 'requestForm.unknown.automation' }] })
  if (systemIds.length && (await ctx.db.system.count({ where: { id: { in: systemIds } } })) < systemIds.length) throw invalid({ systemIds: [{ key: 'requestForm.unknown.system' }] })
}

/** Makes exactly these systems the ones that the request touches. */
export async function setSystems(ctx: Ctx, requestId: string, systemIds: readonly string[]): Promise<void> {
  await ctx.db.requestSystem.deleteMany({ where: { requestId, systemId: { notIn: [...systemIds] } } })
  const known = new Set((await ctx.db.requestSystem.findMany({ where: { requestId }, select: { systemId: true } })).map(({ systemId }) => systemId))
  const fresh = systemIds.filter((systemId) => !known.has(systemId))
  if (fresh.length) await ctx.db.requestSystem.createMany({ data: fresh.map((systemId) => ({ requestId, systemId })) })
}

const writtenRow = {
  id: true, number: true, type: true, title: true, pain: true, wish: true, departmentId: true, processId: true, place: true, automationId: true, otherSystems: true,
  frequencyCount: true, frequencyUnit: true, manualMs: true, basis: true, ruleBased: true, digitalInput: true, structuredInput: true, stability: true, documentation: true,
  itemsPerYear: true, addedItemsPerYear: true, hoursPerYearTenths: true, suitabilityBp: true, anonymous: true,
  systems: { select: { systemId: true }, orderBy: { systemId: 'asc' } },
} satisfies Prisma.RequestSelect

/** What was written into a request, as the audit trail keeps it. */
export async function writtenOf(ctx: Ctx, id: string) {
  const row = await ctx.db.request.findUnique({ where: { id }, select: writtenRow })
  if (!row) throw notFound('request')
  return { ...row, systems: row.systems.map(({ systemId }) => systemId) }
}
