import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { indented } from '@/components/portfolio/indented'
import { PlainTable } from '@/components/table/plain-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { listDepartments } from '@/lib/features/departments/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { AddDepartment, DeleteDepartment, EditDepartment } from './department-forms'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('departments') }
}

export default async function DepartmentsPage() {
  const ctx = await pageCtx('person:read')
  const [t, locale, f, departments] = await Promise.all([getTranslations('settings'), getLocale(), getFormats(), listDepartments(ctx, {})])
  const parents = departments.map((row) => ({ value: row.id, label: indented(row.depth, nameIn(locale, row)) }))
  return (
    <Messages areas={['settings', 'departments', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/settings' }]} title={t('departments')} sentence={t('tree.text')} />
      <div className="mb-7">
        <PlainTable
          caption={t('departments')}
          columns={[
            { id: 'name', header: t('tree.name') },
            { id: 'code', header: t('tree.code') },
            { id: 'people', header: t('tree.people'), align: 'right' },
            { id: 'processes', header: t('tree.processes'), align: 'right' },
            { id: 'edit', header: '' },
          ]}
          rows={departments.map((row) => ({
            id: row.id,
            name: row.name,
            cells: {
              name: <span style={{ paddingLeft: `${(row.depth - 1) * 1.25}rem` }}>{nameIn(locale, row)}</span>,
              code: row.code,
              people: f.number(row.people),
              processes: f.number(row.processes),
              edit: row.mayEdit ? (
                <span className="flex justify-end gap-1">
                  <EditDepartment department={{ id: row.id, name: row.name, nameZh: row.nameZh, parentId: row.parentId }} parents={parents} />
                  <DeleteDepartment id={row.id} name={nameIn(locale, row)} />
                </span>
              ) : null,
            },
          }))}
          empty={<EmptyState title={t('tree.empty')}>{t('tree.emptyText')}</EmptyState>}
        />
      </div>
      {can(ctx.actor, 'department:edit') && (
        <Section title={t('tree.add')}>
          <AddDepartment parents={parents} />
        </Section>
      )}
    </Messages>
  )
}
