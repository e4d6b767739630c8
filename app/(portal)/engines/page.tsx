import { Plug } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/table/data-table'
import { readList, type SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { listEngines } from '@/lib/features/engines/queries'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { answerOf } from './answer'
import { engineTableRow } from './engine-row'
import { linkSentence } from './link-sentence'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('enginePages'))('title') }
}

export default async function EnginesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('engine:read')
  const [params, t, f, { engines, mayEdit }] = await Promise.all([searchParams, getTranslations(), getFormats(), listEngines(ctx, {})])
  const connected = engines.filter((engine) => engine.intake !== 'internal')
  const paused = connected.filter((engine) => engine.health === 'paused')
  const connect = mayEdit && (
    <ButtonLink href="/engines/new" variant="primary" icon={<Plug aria-hidden="true" />}>
      {t('enginePages.connect')}
    </ButtonLink>
  )
  const sentence = [
    linkSentence(t, sum(connected, 'linkedProcesses'), sum(connected, 'unlinkedProcesses')),
    paused.length > 0 && t('enginePages.pausedToo', { names: f.list(paused.map((engine) => nameIn(ctx.locale, engine))) }),
  ]
  return (
    <>
      {connected.length === 0 ? (
        <>
          <PageHeader title={t('enginePages.title')} />
          <div className="mb-7">
            <EmptyState icon={<Plug />} title={t('enginePages.emptyTitle')} action={connect && <>{connect}<ButtonLink href="/developers">{t('enginePages.pushLink')}</ButtonLink></>}>
              {t('enginePages.emptyText')}
            </EmptyState>
          </div>
        </>
      ) : (
        <PageHeader size="answer" title={await answerOf(engines, f, ctx.locale)} sentence={sentence.filter(Boolean).join(' ')} action={connect} />
      )}
      {engines.length > 0 && (
        <DataTable
          caption={t('enginePages.title')}
          path="/engines"
          params={params}
          list={readList(params, { sorts: [] })}
          columns={[
            { id: 'name', header: t('enginePages.column.engine') },
            { id: 'health', header: t('enginePages.column.health') },
            { id: 'lag', header: t('enginePages.column.lag'), align: 'right' },
            { id: 'last', header: t('enginePages.column.last'), align: 'right' },
            { id: 'next', header: t('enginePages.column.next'), align: 'right' },
            { id: 'processes', header: t('enginePages.column.linked'), align: 'right' },
            { id: 'error', header: t('enginePages.column.error') },
          ]}
          rows={engines.map((engine) => engineTableRow(engine, t, f, ctx.now, ctx.locale))}
        />
      )}
    </>
  )
}

const sum = <K extends string>(rows: Record<K, number>[], key: K) => rows.reduce((total, row) => total + row[key], 0)
