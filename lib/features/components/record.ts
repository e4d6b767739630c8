import { invalid, notFound } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import type { ComponentKind } from '@/lib/core/portfolio/landscape'
import type { Technology } from '@/lib/core/portfolio/stages'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

const componentRecord = {
  id: true, code: true, name: true, nameZh: true, kind: true, description: true, technology: true, link: true, release: true,
  archivedAt: true, version: true, createdAt: true, updatedAt: true,
  owner: { select: { id: true, name: true } },
} satisfies Prisma.ComponentSelect

/** A component as the audit trail and its page show it. */
export async function componentOf(ctx: Ctx, id: string) {
  const row = await ctx.db.component.findUnique({ where: { id }, select: componentRecord })
  if (!row) throw notFound('component')
  return { ...row, kind: row.kind as ComponentKind, technology: row.technology as Technology | null }
}

interface ComponentInput {
  name: string
  nameZh?: string
  kind: ComponentKind
  description?: string
  technology?: Technology
  ownerId?: string
  link?: string
  release?: string
}

export const columnsOf = (input: ComponentInput, code: string) => ({
  name: input.name,
  nameZh: input.nameZh ?? null,
  kind: input.kind,
  description: input.description ?? null,
  technology: input.technology ?? null,
  ownerId: input.ownerId ?? null,
  link: input.link ?? null,
  release: input.release ?? null,
  searchText: searchTextOf(code, input.name, input.nameZh, input.description),
})

export async function requireOwner(ctx: Ctx, ownerId: string | undefined): Promise<void> {
  if (!ownerId) return
  const owner = await ctx.db.person.findUnique({ where: { id: ownerId }, select: { active: true } })
  if (!owner?.active) throw invalid({ ownerId: [{ key: 'portfolio.personUnknown' }] })
}
