import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { listHref, type SearchParams } from '@/components/table/list-params'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { Tabs } from '@/components/ui/tabs'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getEngine } from '@/lib/features/engines/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { kindName } from '../kind-name'
import { toneOfHealth } from '../tones'
import { EngineActions } from './engine-actions'
import { NextStep } from './next-step'
import { Overview } from './overview'
import { ProcessesTab } from './processes-tab'
import { SyncPanel } from './sync-panel'
import { SyncsTab } from './syncs-tab'

interface Props {
  params: Promise<{ slug: string }>
  searchParams: Promise<SearchParams>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('engine:read')
  return { title: nameIn(ctx.locale, await orNotFound(getEngine(ctx, await params))) }
}

const tabs = ['overview', 'processes', 'readings', 'changes'] as const

export default async function EnginePage({ params, searchParams }: Props) {
  const ctx = await pageCtx('engine:read')
  const [t, search, engine] = await Promise.all([getTranslations(), searchParams, orNotFound(params.then((given) => getEngine(ctx, given)))])
  const path = `/engines/${engine.slug}`
  const pulled = engine.intake === 'pull'
  const shown = tabs.filter((tab) => pulled || tab !== 'readings')
  const tab = shown.find((name) => name === search.tab) ?? 'overview'
  const counts = { overview: undefined, processes: engine.processes, readings: undefined, changes: undefined }
  return (
    <Messages areas={['enginePages', 'engines']}>
      <PageHeader
        crumbs={[{ label: t('enginePages.title'), href: '/engines' }]}
        title={nameIn(ctx.locale, engine)}
        status={<Status tone={toneOfHealth[engine.health]}>{t(`engines.health.${engine.health}`)}</Status>}
        sentence={`${kindName(t, engine.kind)} · ${t(`engines.intake.${engine.intake}`)}`}
        action={engine.intake !== 'internal' && <EngineActions engine={{ id: engine.id, slug: engine.slug, paused: engine.status === 'paused', pulled }} mayEdit={engine.mayEdit} maySync={engine.maySync} />}
      />
      <NextStep engine={engine} tab={tab} />
      {pulled && <SyncPanel key={engine.lastSync?.id ?? 'none'} last={engine.lastSync} nextAt={engine.status === 'active' ? engine.nextSyncAt : null} />}
      <Tabs tabs={shown.map((name) => ({ href: listHref(path, {}, { tab: name === 'overview' ? null : name }), label: t(`enginePages.tab.${name}`), count: counts[name], active: name === tab }))} />
      {tab === 'overview' && <Overview engine={engine} ctx={ctx} />}
      {tab === 'processes' && <ProcessesTab engine={engine} ctx={ctx} params={search} />}
      {tab === 'readings' && <SyncsTab engine={engine} ctx={ctx} params={search} />}
      {tab === 'changes' && <History lines={await historyOf(ctx, 'engine', engine.id)} />}
    </Messages>
  )
}
