import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Confirm } from '@/components/ui/confirm'
import { EmptyState } from '@/components/ui/empty-state'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status, Tag } from '@/components/ui/status'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getComponent } from '@/lib/features/components/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { archiveComponentAction, restoreComponentAction } from '../actions'

type Params = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('component:read')
  return { title: nameIn(ctx.locale, await orNotFound(getComponent(ctx, await params))) }
}

export default async function ComponentPage({ params }: Params) {
  const ctx = await pageCtx('component:read')
  const found = await orNotFound(getComponent(ctx, await params))
  const [t, a, f, lines] = await Promise.all([getTranslations('components'), getTranslations('automations'), getFormats(), historyOf(ctx, 'component', found.id)])
  const { id, version, archivedAt, mayEdit, uses, hidden } = found
  const days = (tenths: number | null) => (tenths === null ? null : f.number(tenths / 10, { digits: 1 }))
  return (
    <Messages areas={['components']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/components' }]}
        title={nameIn(ctx.locale, found)}
        status={archivedAt ? <Status tone="none">{t('archivedStatus')}</Status> : found.release && <Tag>{found.release}</Tag>}
        sentence={t('usedSentence', { count: uses.length + hidden, days: days(found.savedTenthDays) ?? '0' })}
        action={
          mayEdit &&
          !archivedAt && (
            <>
              <Confirm trigger={t('archive')} variant="quiet" title={t('archiveTitle')} consequence={t('archiveText')} confirmLabel={t('archive')} doneMessage={t('archiveDone')} action={archiveComponentAction.bind(null, { id, version }, undefined)} />
              <ButtonLink href={`/components/${id}/edit`}>{t('edit')}</ButtonLink>
            </>
          )
        }
      />
      {archivedAt && (
        <Callout tone="none" title={t('archivedTitle')} action={mayEdit && <Confirm trigger={t('restore')} variant="primary" title={t('restoreTitle')} consequence={t('restoreText')} confirmLabel={t('restore')} doneMessage={t('restoreDone')} action={restoreComponentAction.bind(null, { id, version }, undefined)} />}>
          {t('archivedText')}
        </Callout>
      )}
      <Columns
        main={
          <>
            {found.description && (
              <Section title={t('description')}>
                <p className="max-w-[75ch] whitespace-pre-line text-ink-2">{found.description}</p>
              </Section>
            )}
            <Section title={t('uses')} note={hidden > 0 && t('hidden', { count: hidden })}>
              <PlainTable
                caption={t('uses')}
                columns={[
                  { id: 'name', header: t('automation') },
                  { id: 'department', header: t('department') },
                  { id: 'stage', header: t('stage') },
                  { id: 'saved', header: t('savedColumn'), align: 'right' },
                  { id: 'since', header: t('since') },
                ]}
                rows={uses.map(({ automation, savedTenthDays, createdAt }) => ({
                  id: automation.id,
                  name: nameIn(ctx.locale, automation),
                  href: `/automations/${automation.id}`,
                  cells: {
                    name: { text: nameIn(ctx.locale, automation), sub: automation.code },
                    department: automation.process.department && nameIn(ctx.locale, automation.process.department),
                    stage: a(`stages.${automation.stage}`),
                    saved: days(savedTenthDays),
                    since: f.date(createdAt),
                  },
                }))}
                empty={<EmptyState title={t('unusedTitle')}>{t('unusedText')}</EmptyState>}
              />
            </Section>
            <Section title={t('history')}>
              <History lines={lines} />
            </Section>
          </>
        }
        side={
          <Facts
            facts={[
              { label: t('code'), value: found.code },
              { label: t('kind'), value: t(`kinds.${found.kind}`) },
              { label: t('technology'), value: found.technology ? a(`technologies.${found.technology}`) : t('anyTechnology') },
              { label: t('release'), value: found.release },
              { label: t('owner'), value: found.owner?.name },
              {
                label: t('link'),
                value: found.link && (
                  <a href={found.link} rel="noreferrer noopener" target="_blank" className="break-all text-accent underline underline-offset-[3px]">
                    {found.link}
                  </a>
                ),
              },
              { label: t('updated'), value: f.date(found.updatedAt) },
            ]}
          />
        }
      />
    </Messages>
  )
}
