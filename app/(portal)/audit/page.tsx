import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listHref, type SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/core/access'
import { auditChoices, auditState, listAudit } from '@/lib/features/audit/queries'
import { AuditFilter } from '@/lib/features/audit/schema'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { AuditFilters } from './audit-filters'
import { AuditList } from './audit-list'
import { ExportPanel } from './export-panel'
import { Proof } from './proof'
import { VerifyChain } from './verify-chain'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

interface Checked {
  ok?: boolean
  seq?: number
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('audit:read')
  const params = await searchParams
  const filter = AuditFilter.parse(Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' && value ? [[name, value]] : []))))
  const [t, f, { rows, next, archived, matching }, state, choices] = await Promise.all([getTranslations('audit'), getFormats(), listAudit(ctx, filter), auditState(ctx, {}), auditChoices(ctx, {})])
  const filtered = Object.values(filter).some((value) => value !== undefined)
  const found = (state.lastCheck?.data.facts ?? {}) as Checked
  const check = state.lastCheck && { seq: found.seq ?? 0, actor: state.lastCheck.actorName, when: f.relative(state.lastCheck.at, ctx.now) }
  const archivedEntries = state.archives.reduce((sum, { entries }) => sum + entries, 0)
  const lead = [
    ...(matching === null ? [] : [t('matching', { count: matching })]),
    ...(state.since ? [t('lead.entries', { count: state.entries, since: f.date(state.since) })] : [t('text')]),
    ...(archivedEntries ? [t('lead.archivedBefore', { count: archivedEntries })] : []),
    !check ? t('lead.never') : t(found.ok ? 'lead.ok' : 'lead.broken', check),
  ]
  return (
    <Messages areas={['audit']}>
      <PageHeader
        title={t('title')}
        sentence={lead.join(ctx.locale === 'zh-CN' ? '' : ' ')}
        action={
          <>
            {can(ctx.actor, 'audit:export') && (
              <Dialog trigger={t('export.open')} title={t('export.title')} description={t('export.text')} wide>
                <ExportPanel />
              </Dialog>
            )}
            <VerifyChain />
          </>
        }
      />
      <AuditFilters filter={filter} choices={choices} filtered={filtered} />
      {rows.length === 0 ? (
        archived && filter.at !== undefined ? (
          <EmptyState
            title={t('emptyArchived', { seq: filter.at })}
            action={archived.fileId && can(ctx.actor, 'audit:export') ? <ButtonLink href={`/api/files/${archived.fileId}`}>{t('openArchive')}</ButtonLink> : undefined}
          >
            {t('emptyArchivedText', { end: archived.seq })}
          </EmptyState>
        ) : (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        )
      ) : (
        <AuditList rows={rows} marked={filter.at} />
      )}
      <div className="mt-4 mb-7 flex gap-2">
        {(filter.before || filter.at) && <ButtonLink href={listHref('/audit', params, { before: null, at: null })}>{t('newest')}</ButtonLink>}
        {next !== null && <ButtonLink href={listHref('/audit', params, { before: next, at: null })}>{t('older')}</ButtonLink>}
      </div>
      <Proof state={state} mayExport={can(ctx.actor, 'audit:export')} mayRead={can(ctx.actor, 'retention:read')} />
    </Messages>
  )
}
