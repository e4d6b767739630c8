import { getTranslations } from 'next-intl/server'
import { indented } from '@/components/portfolio/indented'
import type { FilterSelect } from '@/components/table/filter-bar'
import { nameIn } from '@/lib/core/localized'
import { acceptanceStates } from '@/lib/core/risks/acceptance'
import { bands } from '@/lib/core/risks/matrix'
import { categories, responses, scopes } from '@/lib/core/risks/statement'
import { listDepartmentNames } from '@/lib/features/departments/queries'
import { riskOwners } from '@/lib/features/risks/queries'
import { listViews } from '@/lib/features/risks/schema'
import type { Ctx } from '@/lib/server/ctx'

export const listFilters = ['view', 'band', 'scope', 'category', 'owner', 'acceptance', 'department', 'state', 'automation', 'process', 'system', 'interface'] as const

/** What the list, the heat map and the trend are filtered by. */
export async function listSelects(ctx: Ctx): Promise<FilterSelect[]> {
  const [t, owners, departments] = await Promise.all([getTranslations('risks'), riskOwners(ctx, {}), listDepartmentNames(ctx, {})])
  return [
    { name: 'view', label: t('view'), unset: t('views.usual'), options: listViews.map((value) => ({ value, label: t(`views.${value}`) })) },
    { name: 'band', label: t('columns.band'), options: bands.toReversed().map((value) => ({ value, label: t(`bands.${value}`) })) },
    { name: 'scope', label: t('columns.scope'), options: scopes.map((value) => ({ value, label: t(`scopes.${value}`) })) },
    { name: 'category', label: t('columns.category'), options: categories.map((value) => ({ value, label: t(`categories.${value}`) })) },
    { name: 'owner', label: t('columns.owner'), options: owners.map(({ id, name }) => ({ value: id, label: name })) },
    { name: 'acceptance', label: t('columns.acceptance'), options: acceptanceStates.map((value) => ({ value, label: t(`acceptances.${value}`) })) },
    { name: 'department', label: t('department'), options: departments.map((row) => ({ value: row.id, label: indented(row.depth, nameIn(ctx.locale, row)) })) },
    { name: 'state', label: t('state'), unset: t('statuses.open'), options: [{ value: 'closed', label: t('statuses.closed') }, { value: 'all', label: t('stateAll') }] },
  ]
}

/** What the form of a risk offers. */
export async function formChoices() {
  const t = await getTranslations('risks')
  return {
    categories: categories.map((value) => ({ value, label: t(`categories.${value}`) })),
    scopes: scopes.map((value) => ({ value, label: t(`scopes.${value}`) })),
    responses: responses.map((value) => ({ value, label: t(`responses.${value}`), note: t(`responseNotes.${value}`) })),
  }
}
export type RiskChoices = Awaited<ReturnType<typeof formChoices>>
