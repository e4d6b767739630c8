import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import { InLink } from '@/components/ui/in-link'
import { Section } from '@/components/ui/section'
import { requestCode } from '@/lib/core/requests/statuses'
import type { CandidateRow, Candidates } from '@/lib/features/portfolio/candidates'
import { removeRelationAction } from './actions'
import { RelationForm } from './relation-form'

export function RelationsSection({ rows, relations, editable }: { rows: CandidateRow[]; relations: Candidates['relations']; editable: boolean }) {
  const t = useTranslations('selection.relation')
  const named = new Map(rows.map((row) => [row.id, row]))
  const link = (id: string) => {
    const row = named.get(id)
    return row ? (
      <InLink href={`/requests/${row.number}`} className="hover:underline">
        {`${requestCode(row.number)} ${row.title}`}
      </InLink>
    ) : (
      '–'
    )
  }
  const shown = relations.filter(({ fromId, toId }) => named.has(fromId) && named.has(toId))
  return (
    <Section title={t('title')} note={t('note')} action={editable && rows.length > 1 && <RelationForm options={rows.map((row) => ({ value: row.id, label: `${requestCode(row.number)} ${row.title}` }))} />}>
      {shown.length === 0 ? (
        <p className="text-sm text-ink-3">{t('none')}</p>
      ) : (
        <ul className="panel divide-y divide-line-soft text-sm">
          {shown.map(({ id, fromId, toId, kind, reason }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
              <span className="min-w-0">
                {link(fromId)} <span className="text-ink-3">{t(kind)}</span> {link(toId)}
                {reason && <span className="block text-xs text-ink-3">{reason}</span>}
              </span>
              {editable && <Confirm trigger={t('remove')} size="sm" variant="quiet" title={t('removeTitle')} consequence={t('removeText')} confirmLabel={t('remove')} action={removeRelationAction.bind(null, { id })} doneMessage={t('removed')} />}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
