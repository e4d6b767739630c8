import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { use } from 'react'
import { actorAs } from '@/components/history/actor-as'
import { ChangeList, Sentence } from '@/components/history/history'
import { Tag } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { listAudit } from '@/lib/features/audit/queries'
import { getFormats } from '@/lib/i18n/formats'
import { recordHref } from './record-href'

type Row = Awaited<ReturnType<typeof listAudit>>['rows'][number]

/** Entries as sentences, newest first; each opens to what was before and after. */
export function AuditList({ rows, marked }: { rows: Row[]; marked?: number }) {
  const t = useTranslations()
  const f = use(getFormats())
  return (
    <ol className="panel divide-y divide-line-soft">
      {rows.map((line) => {
        const href = recordHref(line.entity, line.entityId)
        return (
          <li key={line.seq} id={`entry-${line.seq}`} aria-current={line.seq === marked || undefined} className={clsx('grid scroll-mt-16 gap-x-4 gap-y-0.5 px-4 py-2 text-sm sm:grid-cols-[4rem_11rem_minmax(0,1fr)]', line.seq === marked && 'bg-act-soft')}>
            <span className="font-mono text-xs leading-5 text-ink-3 tabular-nums">{line.seq}</span>
            <time dateTime={line.at.toISOString()} className="text-ink-2 tabular-nums">
              {f.dateTimeExact(line.at)}
            </time>
            <div className="min-w-0 break-words">
              <details open={line.seq === marked || undefined}>
                <summary className="cursor-pointer rounded-sm marker:text-ink-3">
                  <Sentence line={line} />
                  {line.redacted && (
                    <span className="ml-2" title={t('audit.redactedHelp')}>
                      <Tag>{t('audit.redacted')}</Tag>
                    </span>
                  )}
                </summary>
                <ChangeList line={line} />
                <p className="mt-1.5 flex flex-wrap gap-x-3 pb-1 text-xs text-ink-3">
                  <span className="font-mono" title={t('audit.actionKey')}>{line.action}</span>
                  {href && <TextLink href={href}>{t('audit.record')}</TextLink>}
                  <TextLink href={`/audit?entity=${encodeURIComponent(line.entity)}&id=${encodeURIComponent(line.entityId)}`}>{t('audit.onlyThis')}</TextLink>
                  <TextLink href={`/audit?actorId=${encodeURIComponent(line.actorId)}`}>{t('audit.onlyActor', { name: actorAs(t, line) })}</TextLink>
                  {line.ip && <span className="tabular-nums">{line.ip}</span>}
                </p>
              </details>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
