import { useLocale, useTranslations } from 'next-intl'
import { use } from 'react'
import { actorAs } from './actor-as'
import { changedFields, nameInEntry } from '@/lib/core/audit/changes'
import { keyAsWords } from '@/lib/core/audit/words'
import type { Locale } from '@/lib/core/localized'
import type { AuditLine } from '@/lib/features/audit/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Timeline } from '@/components/ui/timeline'

/** The story of a record in sentences, newest first; each entry opens to what changed. */
export function History({ lines }: { lines: AuditLine[] }) {
  const t = useTranslations()
  const f = use(getFormats())
  if (!lines.length) return <p className="text-sm text-ink-3">{t('audit.historyEmpty')}</p>
  return (
    <Timeline
      entries={lines.map((line) => ({
        id: String(line.seq),
        title: <Sentence line={line} />,
        detail: f.dateTime(line.at),
        body: <Changes line={line} />,
      }))}
    />
  )
}

export function Sentence({ line }: { line: AuditLine }) {
  const t = useTranslations()
  const locale = useLocale() as Locale
  const name = actorAs(t, line)
  const actor = line.actorKind === 'person' ? name : t('audit.actorOf', { name, kind: t(`audit.actorKind.${line.actorKind}` as never) })
  const key = `history.${ownRun(line) ? 'runs.recorded' : line.action}`
  const role = (line.data.facts as { role?: string } | undefined)?.role
  if (!t.has(key as never)) return <>{t('history.other', { actor, action: keyAsWords(line.action) })}</>
  const stage = (line.data.after as { stage?: string } | undefined)?.stage
  const stageKey = `automations.stages.${stage}`
  const params = {
    actor,
    name: nameInEntry(line.data, locale) ?? line.entityId,
    number: String((line.data.facts as { number?: string | number } | undefined)?.number ?? (line.data.after as { number?: string | number } | undefined)?.number ?? ''),
    role: role ? t(`people.role.${role}` as never) : '',
    stage: stage && t.has(stageKey as never) ? t(stageKey as never) : (stage ?? ''),
  }
  return <>{t(key as never, params as never)}</>
}

/** Entries from before jobs recorded their runs under a name of their own; reading engines stores runs of others too. */
const ownRun = (line: AuditLine) => line.action === 'runs.stored' && line.actorKind === 'job' && line.actorName !== 'sync-engines'

/** What changed behind a line that opens it. */
export function Changes({ line }: { line: AuditLine }) {
  const t = useTranslations('history')
  if (!changesOf(line).length) return null
  return (
    <details className="text-xs">
      <summary className="w-fit cursor-pointer rounded-sm text-ink-3 hover:text-ink">{t('show')}</summary>
      <ChangeList line={line} />
    </details>
  )
}

const changesOf = ({ data }: AuditLine) => (data.before || data.after ? changedFields(data.before, data.after) : changedFields(undefined, data.facts))

/** What changed, field by field; names of fields in words where they have any. */
export function ChangeList({ line }: { line: AuditLine }) {
  const t = useTranslations()
  const f = use(getFormats())
  const labelOf = (field: string) => (t.has(`audit.field.${field}` as never) ? t(`audit.field.${field}` as never) : keyAsWords(field))
  const shown = (text: string) => (text === 'true' ? t('audit.values.yes') : text === 'false' ? t('audit.values.no') : INSTANT.test(text) ? f.dateTimeExact(new Date(text)) : text)
  return (
    <dl className="mt-1 grid grid-cols-[minmax(5rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs">
      {changesOf(line).map((change) => (
        <div key={change.field} className="contents">
          <dt className="text-ink-3">{labelOf(change.field)}</dt>
          <dd className="break-words">
            {change.before !== null && <del className="text-ink-3 decoration-line-strong">{shown(change.before)}</del>}
            {change.before !== null && change.after !== null && ' → '}
            {change.after !== null && <ins className="no-underline">{shown(change.after)}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
