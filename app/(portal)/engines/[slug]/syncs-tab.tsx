import { getTranslations } from 'next-intl/server'
import { readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { PlainTable } from '@/components/table/plain-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { syncHistory, type SyncLine } from '@/lib/features/engines/sync-history'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'
import type { Ctx } from '@/lib/server/ctx'
import { FaultText } from '../fault-text'
import { toneOfOutcome } from '../tones'
import type { EngineOfPage } from './engine-of-page'

/** Every reading with what it brought and what stood in its way. */
export async function SyncsTab({ engine, ctx, params }: { engine: EngineOfPage; ctx: Ctx; params: SearchParams }) {
  const list = readList(params, { sorts: [] })
  const [t, f, found] = await Promise.all([getTranslations(), getFormats(), syncHistory(ctx, { engineId: engine.id, page: Math.min(list.page, 10_000) })])
  const s = await getTranslations('enginePages.readings')
  const durationOf = ({ startedAt, endedAt }: SyncLine) => (endedAt ? f.duration(endedAt.getTime() - startedAt.getTime()) : null)
  return (
    <>
      <PlainTable
        caption={s('title')}
        columns={[
          { id: 'at', header: s('at') },
          { id: 'outcome', header: s('outcome') },
          { id: 'trigger', header: s('trigger') },
          { id: 'created', header: s('created'), align: 'right' },
          { id: 'updated', header: s('updated'), align: 'right' },
          { id: 'unchanged', header: s('unchanged'), align: 'right', wideOnly: true },
          { id: 'rejected', header: s('rejected'), align: 'right' },
          { id: 'pages', header: s('pages'), align: 'right', wideOnly: true },
          { id: 'duration', header: s('duration'), align: 'right' },
          { id: 'remarks', header: s('remarks') },
        ]}
        rows={found.rows.map((line) => ({
          id: line.id,
          name: f.dateTimeExact(line.startedAt),
          cells: {
            at: <span className="whitespace-nowrap">{f.dateTimeExact(line.startedAt)}</span>,
            outcome: <Status tone={toneOfOutcome[line.outcome as keyof typeof toneOfOutcome]}>{t(`engines.outcome.${line.outcome}` as never)}</Status>,
            trigger: t(`engines.trigger.${line.trigger}` as never),
            created: f.number(line.created),
            updated: f.number(line.updated),
            unchanged: f.number(line.unchanged),
            rejected: line.rejected > 0 ? <span className="font-medium text-act">{f.number(line.rejected)}</span> : f.number(0),
            pages: f.number(line.pages),
            duration: durationOf(line),
            remarks:
              line.error || line.warnings.length ? (
                <span className="block">
                  {line.error && <FaultText fault={line.error} />}
                  {line.warnings.map((warning) => (
                    <span key={warning.code} className="block text-xs">
                      {say(t, warning)}
                      {warning.problem && <span className="text-ink-3"> {say(t, warning.problem)}</span>}
                    </span>
                  ))}
                </span>
              ) : null,
          },
        }))}
        empty={<EmptyState title={s('emptyTitle')}>{s('emptyText')}</EmptyState>}
      />
      <Pagination path={`/engines/${engine.slug}`} params={params} list={{ ...list, size: found.pageSize }} total={found.total} />
    </>
  )
}
