import { createRisk } from '@/lib/features/risks/create-risk'
import type { Ctx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { makeAutomation, makeDepartment, makeProcess } from '@/prisma/seed/factories'

export const NOW = new Date('2026-11-20T04:00:00.000Z')
export const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

export const statement = {
  title: 'Invoices are posted twice', cause: 'a run is repeated without a key', event: 'an invoice is posted again', consequence: 'it is paid twice',
  category: 'data', scope: 'programme', inherentLikelihood: 4, inherentImpact: 5, residualLikelihood: 2, residualImpact: 5,
}

/** A risk as its form makes it. */
export const given = (ctx: Ctx, over: Record<string, unknown> = {}) => createRisk(ctx, { ...statement, ...over })

/** A process with its automation in a department of its own. */
export async function somewhere() {
  const department = await makeDepartment(db)
  const process = await makeProcess(db, { departmentId: department.id })
  const automation = await makeAutomation(db, { processId: process.id })
  return { department, process, automation }
}

export const noticesOf = async (personId: string) => (await db.notice.findMany({ where: { personId }, orderBy: [{ createdAt: 'asc' }, { kind: 'asc' }] })).map(({ kind }) => kind)
export const versionOf = async (id: string) => (await db.risk.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
