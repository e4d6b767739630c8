import { query } from '@/lib/server/command'
import { PageViews } from './schema'
import { viewRow } from './record'

export interface ShownView {
  id: string
  name: string
  query: string
  shared: boolean
  usual: boolean
  version: number
  mine: boolean
  /** Who shares it, for those of others */
  by: string | null
}

/** The reader's own views of a page, then those that others share. */
export const pageViews = query({
  permission: 'work:read',
  input: PageViews,
  async run(ctx, { page }): Promise<ShownView[]> {
    const rows = await ctx.db.savedView.findMany({
      where: { page, OR: [{ personId: ctx.actor.id }, { shared: true, person: { active: true } }] },
      select: { ...viewRow, personId: true, person: { select: { name: true } } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 100,
    })
    const shown = rows.map(({ personId, person, page: _page, ...view }) => ({ ...view, mine: personId === ctx.actor.id, usual: view.usual && personId === ctx.actor.id, by: personId === ctx.actor.id ? null : person.name }))
    return [...shown.filter(({ mine }) => mine), ...shown.filter(({ mine }) => !mine)]
  },
})
