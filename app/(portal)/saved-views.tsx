import { redirect } from 'next/navigation'
import type { SearchParams } from '@/components/table/list-params'
import { ViewsBar } from '@/components/table/views-bar'
import { can } from '@/lib/core/access'
import { pageViews } from '@/lib/features/views/queries'
import { viewQuery } from '@/lib/features/views/schema'
import { Messages } from '@/lib/i18n/provide'
import type { Ctx } from '@/lib/server/ctx'
import { createViewAction, deleteViewAction, updateViewAction } from './view-actions'

const queryOf = (params: SearchParams): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) for (const one of [value ?? []].flat()) if (one) query.append(name, one)
  return query.toString()
}

/**
 * The saved views of a register, for the line above its table; one line of a page: `const views = await savedViews(ctx, '/runs/list', params)`.
 * A page that is opened without any choice goes on to the reader's usual view.
 */
export async function savedViews(ctx: Ctx, path: string, params: SearchParams) {
  const views = await pageViews(ctx, { page: path })
  const usual = views.find((view) => view.usual)
  if (usual?.query && Object.keys(params).length === 0) redirect(`${path}?${usual.query}`)
  return (
    <Messages areas={['views']}>
    <ViewsBar
      path={path}
      query={viewQuery(queryOf(params))}
      views={views}
      actions={can(ctx.actor, 'view:save') ? { create: createViewAction, update: updateViewAction, remove: deleteViewAction } : null}
    />
    </Messages>
  )
}
