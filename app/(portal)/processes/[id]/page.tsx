import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { LinkedRequests } from '@/components/portfolio/linked-requests'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { withoutMoney } from '@/lib/core/audit/money'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { hiddenFields, historyOf } from '@/lib/features/audit/queries'
import { linkedRequests } from '@/lib/features/automations/linked-requests'
import { processWage } from '@/lib/features/rates/process-wage'
import { getProcess } from '@/lib/features/processes/queries'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { ArchiveProcess, RestoreProcess } from './archive'
import { BaselineVersions } from './baseline-versions'
import { HandworkBand } from './handwork-band'
import { ProcessAutomations } from './process-automations'
import { ProcessFacts } from './process-facts'

type Params = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('process:read')
  return { title: nameIn(ctx.locale, await orNotFound(getProcess(ctx, await params))) }
}

export default async function ProcessPage({ params }: Params) {
  const ctx = await pageCtx('process:read')
  const process = await orNotFound(getProcess(ctx, await params))
  const [t, p, c, lines] = await Promise.all([getTranslations('processes'), getTranslations('portfolio'), getTranslations('components.requests'), historyOf(ctx, 'process', process.id, { hidden: process.may.money ? [] : hiddenFields.wages })])
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
      {baseline && <HandworkBand process={process} />}
      <Columns
        main={
          <>
            <ProcessAutomations process={process} locale={ctx.locale} />
            <BaselineVersions process={process} />
            <LinkedRequests
              requests={await linkedRequests(ctx, { processId: id })}
              action={
                !archivedAt &&
                can(ctx.actor, 'request:file') && (
                  <ButtonLink href={`/requests/new?process=${id}`} size="sm">
                    {c('file')}
                  </ButtonLink>
                )
              }
            />
            <Section title={t('history')}>
              <History lines={may.money ? lines : lines.map((line) => ({ ...line, data: withoutMoney(line.data) }))} />
            </Section>
          </>
        }
        side={<ProcessFacts process={process} locale={ctx.locale} place={place} wage={can(ctx.actor, 'rate:read') ? await processWage(ctx, { processId: id }) : undefined} />}
      />
    </>
  )
}
