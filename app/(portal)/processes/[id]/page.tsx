import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { Status } from '@/components/ui/status'
import { nameIn } from '@/lib/core/localized'
import { getProcess } from '@/lib/features/processes/queries'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { ArchiveProcess, RestoreProcess } from './archive'
import { ComplianceTab } from './compliance-tab'
import { ProcessOverview } from './process-overview'

type Params = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Pick<Params, 'params'>): Promise<Metadata> {
  const ctx = await pageCtx('process:read')
  return { title: nameIn(ctx.locale, await orNotFound(getProcess(ctx, await params))) }
}

export default async function ProcessPage({ params, searchParams }: Params) {
  const ctx = await pageCtx('process:read')
  const tab = (await searchParams).tab === 'compliance' ? 'compliance' : 'overview'
  const process = await orNotFound(getProcess(ctx, await params))
  const [t, p, compliance] = await Promise.all([getTranslations('processes'), getTranslations('portfolio'), getTranslations('compliance')])
  const { id, version, archivedAt, baseline, may } = process
  const place = process.department ? nameIn(ctx.locale, process.department) : p('wholeProgramme')
  const ask = !archivedAt && (process.baselines.length === 0 ? may.freeze && 'baseline' : process.automations.length === 0 && may.addAutomation && 'automation')
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/processes' }]}
        title={nameIn(ctx.locale, process)}
        sentence={t('ownedBy', { department: place, owner: process.owner?.name ?? p('nobody') })}
        status={
          archivedAt ? (
            <Status tone="none">{t('archivedStatus')}</Status>
          ) : baseline ? (
            <Status tone="ok">{t('baselineStatus', { ordinal: baseline.ordinal })}</Status>
          ) : (
            <Status tone="watch">{t('noBaselineStatus')}</Status>
          )
        }
        action={
          may.edit &&
          !archivedAt && (
            <>
              <ArchiveProcess id={id} version={version} words={{ trigger: t('archive'), title: t('archiveTitle'), text: t('archiveText'), done: t('archiveDone') }} />
              <ButtonLink href={`/processes/${id}/edit`}>{t('edit')}</ButtonLink>
              {ask === 'baseline' && (
                <ButtonLink href={`/processes/${id}/baseline`} variant="primary">
                  {t('baseline.freeze')}
                </ButtonLink>
              )}
              {ask === 'automation' && (
                <ButtonLink href={`/automations/new?process=${id}`} variant="primary">
                  {t('automations.add')}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {archivedAt && (
        <Callout
          tone="none"
          title={t('archivedTitle')}
          action={may.edit && <RestoreProcess id={id} version={version} words={{ trigger: t('restore'), done: t('restoreDone') }} />}
        >
          {t('archivedText')}
        </Callout>
      )}
      <Tabs
        tabs={[
          { href: `/processes/${id}`, label: compliance('overviewTab'), active: tab === 'overview' },
          { href: `/processes/${id}?tab=compliance`, label: compliance('tab'), active: tab === 'compliance' },
        ]}
      />
      {tab === 'compliance' ? <ComplianceTab processId={id} ctx={ctx} /> : <ProcessOverview process={process} place={place} ctx={ctx} />}
    </>
  )
}
