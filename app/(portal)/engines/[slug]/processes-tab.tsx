import { ExternalLink } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { FilterBar } from '@/components/table/filter-bar'
import { listHref, readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { PlainTable } from '@/components/table/plain-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Segmented } from '@/components/ui/segmented'
import { Status } from '@/components/ui/status'
import { nameIn } from '@/lib/core/localized'
import { listProcesses } from '@/lib/features/engines/processes'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'
import { Discover } from './discover'
import type { EngineOfPage } from './engine-of-page'
import { AutomationCell, PurposeSelect } from './process-controls'

const purposes = ['production', 'test', 'dispatcher'] as const
const views = ['no', 'yes', 'all'] as const

/** What the engine runs, those that count for no automation yet first. */
export async function ProcessesTab({ engine, ctx, params }: { engine: EngineOfPage; ctx: Ctx; params: SearchParams }) {
  const list = readList(params, { sorts: [] })
  const path = `/engines/${engine.slug}`
  const counts = { no: engine.unlinkedProcesses, yes: engine.linkedProcesses, all: engine.processes }
  const view = views.find((name) => name === params.linked) ?? (counts.no > 0 ? 'no' : 'all')
  const [t, f, found] = await Promise.all([
    getTranslations(),
    getFormats(),
    listProcesses(ctx, { engineId: engine.id, page: list.page, ...(list.q && { q: list.q.slice(0, 100) }), ...(view !== 'all' && { linked: view }) }),
  ])
  const p = await getTranslations('enginePages.processes')
  const discover = engine.intake === 'pull' && engine.maySync && engine.status === 'active' && <Discover id={engine.id} />
  if (engine.processes === 0) return <EmptyState title={p('emptyTitle')} action={discover}>{p(engine.intake === 'pull' ? 'emptyText' : 'emptyPush')}</EmptyState>
  const purposeOptions = purposes.map((value) => ({ value, label: t(`engines.purpose.${value}`) }))
  return (
    <>
      <div className="mb-3 flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-start gap-2">
          <Segmented
            label={p('view')}
            segments={views.map((name) => ({ href: listHref(path, params, { linked: name, tab: 'processes' }), label: `${p(`views.${name}`)} ${f.number(counts[name])}`, active: name === view }))}
          />
          <FilterBar path={path} params={params} list={list} searchLabel={p('search')} clearHref={listHref(path, params, { q: null })} />
        </div>
        {discover}
      </div>
      <PlainTable
        caption={p('title')}
        columns={[
          { id: 'name', header: p('name') },
          { id: 'state', header: p('state') },
          { id: 'last', header: p('lastRun'), align: 'right' },
          { id: 'purpose', header: p('purpose') },
          { id: 'automation', header: p('automation') },
        ]}
        rows={found.rows.map((row) => ({
          id: String(row.id),
          name: row.name,
          cells: {
            name: (
              <>
                {row.link ? (
                  <a href={row.link} target="_blank" rel="noreferrer noopener" className="font-medium">
                    {row.name}
                    <ExternalLink aria-hidden="true" className="ml-1.5 inline size-3 align-[-0.05em]" />
                  </a>
                ) : (
                  <span className="font-medium">{row.name}</span>
                )}
                {row.name !== row.externalId && <span className="sub font-mono">{row.externalId}</span>}
              </>
            ),
            state: <Status tone={row.active ? 'ok' : 'none'}>{p(row.active ? 'active' : 'inactive')}</Status>,
            last: row.lastRunDay ? f.day(row.lastRunDay) : null,
            purpose: engine.mayLink ? <PurposeSelect id={row.id} name={row.name} purpose={row.purpose} options={purposeOptions} /> : t(`engines.purpose.${row.purpose}` as never),
            automation: (
              <AutomationCell
                process={{ id: row.id, name: row.name, linked: row.linked }}
                automation={row.automation && { id: row.automation.id, label: nameIn(ctx.locale, row.automation), note: row.automation.code }}
                mayLink={engine.mayLink}
              />
            ),
          },
        }))}
        empty={<p className="panel px-4 py-6 text-center text-ink-2">{p(list.q ? 'noMatch' : view === 'no' ? 'allLinked' : 'noneLinked')}</p>}
      />
      <p className="mt-2 text-xs text-ink-3">{p('purposeNote')}</p>
      <Pagination path={path} params={params} list={{ ...list, size: found.pageSize }} total={found.total} />
    </>
  )
}
