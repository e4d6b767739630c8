import { invalid, notFound } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

const systemRecord = {
  id: true, code: true, name: true, nameZh: true, vendor: true, release: true, version: true, updatedAt: true,
  owner: { select: { id: true, name: true } },
} satisfies Prisma.SystemSelect

/** A system as the audit trail and its page show it. */
export async function systemOf(ctx: Ctx, id: string) {
  const system = await ctx.db.system.findUnique({ where: { id }, select: systemRecord })
  if (!system) throw notFound('system')
  return system
}

interface SystemInput {
  name: string
  nameZh?: string
  vendor?: string
  release?: string
  ownerId?: string
}

/** Columns of what the form holds; the code is part of the search text. */
export const columnsOf = (input: SystemInput, code: string) => ({
  name: input.name,
  nameZh: input.nameZh ?? null,
  vendor: input.vendor ?? null,
  release: input.release ?? null,
  ownerId: input.ownerId ?? null,
  searchText: searchTextOf(code, input.name, input.nameZh, input.vendor),
})

export async function requireOwner(ctx: Ctx, ownerId: string | undefined): Promise<void> {
  if (!ownerId) return
  const owner = await ctx.db.person.findUnique({ where: { id: ownerId }, select: { active: true } })
  if (!owner?.active) throw invalid({ ownerId: [{ key: 'portfolio.personUnknown' }] })
}
