import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Confirm } from '@/components/ui/confirm'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { listGrades } from '@/lib/features/rates/queries'
import { getFormats } from '@/lib/i18n/formats'
import { archiveGradeAction, restoreGradeAction } from './actions'
import { AddGrade, RenameGrade } from './grade-forms'

interface GradesSectionProps {
  grades: Awaited<ReturnType<typeof listGrades>>
  mayEdit: boolean
  locale: Locale
}

export async function GradesSection({ grades, mayEdit, locale }: GradesSectionProps) {
  const [t, f] = await Promise.all([getTranslations('rates.grades'), getFormats()])
  const add = mayEdit && <AddGrade />
  return (
    <Section title={t('title')} note={t('note')} action={grades.length > 0 && add}>
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'name', header: t('name') },
          { id: 'code', header: t('code') },
          { id: 'processes', header: t('processes'), align: 'right' },
          { id: 'entries', header: t('entries'), align: 'right' },
          ...(mayEdit ? [{ id: 'edit', header: '' }] : []),
        ]}
        rows={grades.map(({ _count, ...grade }) => {
          const name = nameIn(locale, grade)
          const ref = { id: grade.id, version: grade.version }
          return {
            id: grade.id,
            name,
            cells: {
              name: { text: name, ...(grade.archivedAt && { sub: t('archived') }) },
              code: grade.code,
              processes: f.number(_count.processes),
              entries: f.number(_count.wages),
              edit: grade.archivedAt ? (
                <span className="flex justify-end">
                  <Confirm trigger={t('restore')} title={t('restoreTitle', { name })} consequence={t('restoreText')} confirmLabel={t('restore')} doneMessage={t('restoreDone')} action={restoreGradeAction.bind(null, ref, undefined)} variant="quiet" size="sm" />
                </span>
              ) : (
                <span className="flex justify-end gap-1">
                  <RenameGrade grade={{ ...ref, name: grade.name, nameZh: grade.nameZh }} title={t('editTitle', { name })} />
                  <Confirm trigger={t('archive')} title={t('archiveTitle', { name })} consequence={t('archiveText')} confirmLabel={t('archive')} doneMessage={t('archiveDone')} action={archiveGradeAction.bind(null, ref, undefined)} variant="quiet" size="sm" />
                </span>
              ),
            },
          }
        })}
        empty={
          <EmptyState title={t('emptyTitle')} action={add}>
            {t('emptyText')}
          </EmptyState>
        }
      />
    </Section>
  )
}
