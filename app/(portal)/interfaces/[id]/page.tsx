import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Confirm } from '@/components/ui/confirm'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getInterface } from '@/lib/features/interfaces/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { ChecksSection } from '../../checks-section'
import { archiveInterfaceAction, restoreInterfaceAction } from '../actions'
import { statusTone } from '../status-tone'
import { InterfaceFacts } from './interface-facts'
import { SchemaText } from './schema-text'
import { Way } from './way'
import { RisksOnRecord } from '../../risks-on'

type Params = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('interface:read')
  return { title: nameIn(ctx.locale, await orNotFound(getInterface(ctx, await params))) }
}

export default async function InterfacePage({ params }: Params) {
  const ctx = await pageCtx('interface:read')
  const found = await orNotFound(getInterface(ctx, await params))
  const [t, a, lines] = await Promise.all([getTranslations('interfaces'), getTranslations('automations'), historyOf(ctx, 'interface', found.id)])
  const { id, version, archivedAt, mayEdit, gaps } = found
  return (
    <Messages areas={['interfaces']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/interfaces' }]}
        title={nameIn(ctx.locale, found)}
        status={archivedAt ? <Status tone="none">{t('archivedStatus')}</Status> : <Status tone={statusTone[found.status]}>{t(`statuses.${found.status}`)}</Status>}
        sentence={found.data}
        action={
          mayEdit &&
          !archivedAt && (
            <>
              <Confirm trigger={t('archive')} variant="quiet" title={t('archiveTitle')} consequence={t('archiveText')} confirmLabel={t('archive')} doneMessage={t('archiveDone')} action={archiveInterfaceAction.bind(null, { id, version }, undefined)} />
              <ButtonLink href={`/interfaces/${id}/edit`} variant={gaps.length ? 'primary' : 'secondary'}>
                {t(gaps.length ? 'complete' : 'edit')}
              </ButtonLink>
            </>
          )
        }
      />
      {archivedAt && (
        <Callout tone="none" title={t('archivedTitle')} action={mayEdit && <Confirm trigger={t('restore')} variant="primary" title={t('restoreTitle')} consequence={t('restoreText')} confirmLabel={t('restore')} doneMessage={t('restoreDone')} action={restoreInterfaceAction.bind(null, { id, version }, undefined)} />}>
          {t('archivedText')}
        </Callout>
      )}
      {!archivedAt && gaps.length > 0 && (
        <Callout tone="watch" title={t('missing.title', { what: gaps.map((gap) => t(`gaps.${gap}`)).join(t('comma')) })}>
          {gaps.map((gap) => t(`missing.${gap}`)).join(' ')}
        </Callout>
      )}
      <Way found={found} locale={ctx.locale} />
      <Columns
        main={
          <>
            <Section title={t('usedBy.title')} note={t('usedBy.note', { count: found.automations.length })}>
              <PlainTable
                caption={t('usedBy.title')}
                columns={[
                  { id: 'name', header: t('automation') },
                  { id: 'process', header: t('process') },
                  { id: 'stage', header: t('stage') },
                ]}
                rows={found.automations.map((row) => ({
                  id: row.id,
                  name: nameIn(ctx.locale, row),
                  href: `/automations/${row.id}`,
                  cells: { name: { text: nameIn(ctx.locale, row), sub: row.code }, process: nameIn(ctx.locale, row.process), stage: a(`stages.${row.stage}`) },
                }))}
                empty={<EmptyState title={t('usedBy.note', { count: 0 })}>{t('usedBy.empty')}</EmptyState>}
              />
            </Section>
            <RisksOnRecord ctx={ctx} of={{ interfaceId: id }} addHref={`/risks/new?blank=1&interface=${id}`} allHref={`/risks?interface=${id}`} />
            <SchemaText found={found} />
            <ChecksSection ctx={ctx} of="interface" id={id} />
            <Section title={t('history')}>
              <History lines={lines} />
            </Section>
          </>
        }
        side={<InterfaceFacts found={found} locale={ctx.locale} />}
      />
    </Messages>
  )
}
