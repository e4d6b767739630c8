import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Changes, Sentence } from '@/components/history/history'
import { listHref, type SearchParams } from '@/components/table/list-params'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { AuditFilter, listAudit } from '@/lib/features/audit/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { VerifyChain } from './verify-chain'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

const field = 'h-control rounded-md border border-line-strong bg-surface px-3 text-sm'

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('audit:read')
  const params = await searchParams
  const given = Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' && value ? [[name, value]] : [])))
  const filter = AuditFilter.safeParse(given).data ?? {}
  const [t, f, { rows, next }] = await Promise.all([getTranslations('audit'), getFormats(), listAudit(ctx, filter)])
  return (
    <Messages areas={['audit']}>
      <PageHeader title={t('title')} sentence={t('text')} action={<VerifyChain />} />
      <form className="mb-4 flex flex-wrap items-end gap-2" data-print="no">
        <input name="action" defaultValue={filter.action} aria-label={t('filterAction')} placeholder={t('filterAction')} className={field} maxLength={60} />
        <input name="actor" defaultValue={filter.actor} aria-label={t('filterActor')} placeholder={t('filterActor')} className={field} maxLength={120} />
        <input name="from" type="date" defaultValue={filter.from} aria-label={t('filterFrom')} className={field} />
        <input name="to" type="date" defaultValue={filter.to} aria-label={t('filterTo')} className={field} />
        <Button type="submit" size="lg">
          {t('apply')}
        </Button>
        {Object.keys(filter).length > 0 && (
          <ButtonLink href="/audit" variant="quiet" size="lg">
            {t('clear')}
          </ButtonLink>
        )}
      </form>
      {rows.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <ol className="panel divide-y divide-line-soft">
          {rows.map((line) => (
            <li key={line.seq} className="grid gap-x-4 gap-y-0.5 px-4 py-2 text-sm sm:grid-cols-[4rem_11rem_minmax(0,1fr)]">
              <span className="font-mono text-xs leading-5 text-ink-3 tabular-nums">{line.seq}</span>
              <time dateTime={line.at.toISOString()} className="text-ink-2 tabular-nums">
                {f.dateTimeExact(line.at)}
              </time>
              <div className="min-w-0 break-words">
                <Sentence line={line} />
                <span className="ml-2 font-mono text-xs text-ink-3">{line.action}</span>
                <Changes line={line} />
              </div>
            </li>
          ))}
        </ol>
      )}
      <div className="mt-4 flex gap-2">
        {filter.before && <ButtonLink href={listHref('/audit', params, { before: null })}>{t('newest')}</ButtonLink>}
        {next !== null && <ButtonLink href={listHref('/audit', params, { before: next })}>{t('older')}</ButtonLink>}
      </div>
    </Messages>
  )
}
