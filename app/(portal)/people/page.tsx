import { UserPlus } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/table/data-table'
import { FilterBar } from '@/components/table/filter-bar'
import { readList, type SearchParams } from '@/components/table/list-params'
import { Pagination } from '@/components/table/pagination'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { can, roles, type Role } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { listPeople } from '@/lib/features/people/queries'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { RegisterFiles } from '../register-files'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('person:read')
  const params = await searchParams
  const list = readList(params, { sorts: ['name', 'email', 'createdAt'], filters: ['role', 'active'] })
  const { role, active } = list.filters
  const [t, locale, f, people] = await Promise.all([
    getTranslations('people'),
    getLocale(),
    getFormats(),
    listPeople(ctx, { q: list.q || undefined, sort: list.sort, dir: list.dir, page: list.page, size: list.size, ...(role && { role }), ...(active && { active }) }),
  ])
  const add = can(ctx.actor, 'person:edit') && (
    <ButtonLink href="/people/new" variant="primary" icon={<UserPlus aria-hidden="true" />}>
      {t('add')}
    </ButtonLink>
  )
  const untouched = people.total === 0 && !list.q && !role && !active
  return (
    <>
      <PageHeader title={t('title')} sentence={t('subtitle', { count: people.total })} action={
          <>
            <RegisterFiles ctx={ctx} register="people" params={params} exportPermission="person:edit" importPermission="person:edit" />
            {!untouched && add}
          </>
        } />
      <DataTable
        toolbar={
          !untouched && (
            <FilterBar
              path="/people"
              params={params}
              list={list}
              searchLabel={t('searchHelp')}
              selects={[
                { name: 'role', label: t('roles'), options: roles.map((one) => ({ value: one, label: t(`role.${one}`) })) },
                { name: 'active', label: t('status'), unset: t('active'), options: [{ value: 'no', label: t('onlyInactive') }, { value: 'all', label: t('all') }] },
              ]}
            />
          )
        }
        caption={t('title')}
        path="/people"
        params={params}
        list={list}
        columns={[
          { id: 'name', header: t('name'), sortable: true },
          { id: 'email', header: t('email'), sortable: true },
          { id: 'department', header: t('department') },
          { id: 'roles', header: t('roles') },
          { id: 'status', header: t('status') },
          { id: 'createdAt', header: t('since'), sortable: true, hidden: true },
        ]}
        rows={people.rows.map((person) => ({
          id: person.id,
          name: person.name,
          href: `/people/${person.id}`,
          cells: {
            name: { text: person.name, sub: person.jobTitle ?? undefined },
            email: person.email,
            department: person.department && nameIn(locale, person.department),
            roles: [...new Set(person.grants.map((grant) => t(`role.${grant.role as Role}`)))].join(' · ') || t('role.employee'),
            status: { text: t(person.active ? 'active' : 'inactive'), tone: person.active ? 'ok' : 'none' },
            createdAt: f.date(person.createdAt),
          },
        }))}
        empty={untouched ? <EmptyState title={t('emptyTitle')} action={add}>{t('emptyText')}</EmptyState> : undefined}
      />
      {!untouched && <Pagination path="/people" params={params} list={list} total={people.total} />}
    </>
  )
}
