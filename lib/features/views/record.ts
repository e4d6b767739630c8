import { notFound } from '@/lib/core/errors'
import type { Ctx } from '@/lib/server/ctx'

export const viewRow = { id: true, page: true, name: true, query: true, shared: true, usual: true, version: true } as const

/** A view of the person's own; others change nobody's. */
export async function ownView(ctx: Ctx, id: string) {
  const view = await ctx.db.savedView.findFirst({ where: { id, personId: ctx.actor.id }, select: viewRow })
  if (!view) throw notFound('view')
  return view
}

/** One view at most opens a page by itself. */
export const noOtherUsual = (ctx: Ctx, page: string, id: string) =>
  ctx.db.savedView.updateMany({ where: { personId: ctx.actor.id, page, usual: true, NOT: { id } }, data: { usual: false } })

export async function isFreeName(ctx: Ctx, page: string, name: string, id?: string): Promise<boolean> {
  return (await ctx.db.savedView.count({ where: { personId: ctx.actor.id, page, name, ...(id && { NOT: { id } }) } })) === 0
}
