import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { LinkedRequests } from '@/components/portfolio/linked-requests'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/status'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getSystem } from '@/lib/features/systems/queries'
import { linkedRequests } from '@/lib/features/automations/linked-requests'
import { getFormats } from '@/lib/i18n/formats'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { SystemInterfaces } from './system-interfaces'
import { SystemReleases, TestedWith } from './system-releases'
import { ChecksSection } from '../../checks-section'
import { RisksOnRecord } from '../../risks-on'

type Params = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('system:read')
  return { title: nameIn(ctx.locale, await orNotFound(getSystem(ctx, await params))) }
}

export default async function SystemPage({ params }: Params) {
  const ctx = await pageCtx('system:read')
  const system = await orNotFound(getSystem(ctx, await params))
  const [t, f, lines] = await Promise.all([getTranslations('systems'), getFormats(), historyOf(ctx, 'system', system.id)])
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/systems' }]}
        title={nameIn(ctx.locale, system)}
        status={system.release && <Tag>{system.release}</Tag>}
        sentence={system.vendor}
        action={system.mayEdit && <ButtonLink href={`/systems/${system.id}/edit`}>{t('edit')}</ButtonLink>}
      />
      <Columns
        main={
          <>
            <Section title={t('usedTitle')} note={t('usedNote', { count: system.processes.length })}>
              <PlainTable
                caption={t('usedTitle')}
                columns={[
                  { id: 'name', header: t('processes') },
                  { id: 'department', header: t('department') },
                  { id: 'automations', header: t('automations'), align: 'right' },
                ]}
                rows={system.processes.map((process) => ({
                  id: process.id,
                  name: nameIn(ctx.locale, process),
                  href: `/processes/${process.id}`,
                  cells: {
                    name: nameIn(ctx.locale, process),
                    department: process.department && nameIn(ctx.locale, process.department),
                    automations: f.number(process.automations),
                  },
                }))}
                empty={<EmptyState title={t('usedNote', { count: 0 })}>{t('usedEmpty')}</EmptyState>}
              />
            </Section>
            <TestedWith systemId={system.id} ctx={ctx} />
            <SystemInterfaces systemId={system.id} ctx={ctx} />
            <ChecksSection ctx={ctx} of="system" id={system.id} />
            <RisksOnRecord ctx={ctx} of={{ systemId: system.id }} addHref={`/risks/new?blank=1&system=${system.id}`} allHref={`/risks?system=${system.id}`} />
            <LinkedRequests requests={await linkedRequests(ctx, { systemId: system.id })} />
            <Section title={t('history')}>
              <History lines={lines} />
            </Section>
          </>
        }
        side={
          <>
          <Facts
            facts={[
              { label: t('code'), value: system.code },
              { label: t('vendor'), value: system.vendor },
              { label: t('release'), value: system.release },
              { label: t('owner'), value: system.owner?.name },
              { label: t('updated'), value: f.date(system.updatedAt) },
            ]}
          />
          <SystemReleases systemId={system.id} ctx={ctx} />
          </>
        }
      />
    </>
  )
}
