import { getTranslations } from 'next-intl/server'
import { indented } from '@/components/portfolio/indented'
import type { ListParams } from '@/components/table/list-params'
import type { FilterSelect } from '@/components/table/filter-bar'
import { nameIn } from '@/lib/core/localized'
import { dataClasses } from '@/lib/core/portfolio/data-classes'
import { interfaceStatuses, protocols, schemaKinds } from '@/lib/core/portfolio/landscape'
import { listDepartmentNames } from '@/lib/features/departments/queries'
import type { Ctx } from '@/lib/server/ctx'

/** What the form of an interface offers. */
export async function interfaceChoices() {
  const [t, p] = await Promise.all([getTranslations('interfaces'), getTranslations('processes')])
  return {
    protocols: protocols.map((value) => ({ value, label: t(`protocols.${value}`) })),
    statuses: interfaceStatuses.map((value) => ({ value, label: t(`statuses.${value}`), note: t(`statusText.${value}`) })),
    schemaKinds: schemaKinds.map((value) => ({ value, label: t(`schemaKinds.${value}`) })),
    dataClasses: dataClasses.map((name) => ({ value: name, label: p(`dataClass.${name}`), note: p(`dataNote.${name}`) })),
  }
}
export type InterfaceChoices = Awaited<ReturnType<typeof interfaceChoices>>

export const landscapeFilters = ['protocol', 'status', 'dataClass', 'department'] as const

/** The filter that the list and the map share. */
export async function landscapeSelects(ctx: Ctx): Promise<FilterSelect[]> {
  const [t, p, departments] = await Promise.all([getTranslations('interfaces'), getTranslations('processes'), listDepartmentNames(ctx, {})])
  return [
    { name: 'protocol', label: t('protocol'), options: protocols.map((value) => ({ value, label: t(`protocols.${value}`) })) },
    { name: 'status', label: t('status'), options: interfaceStatuses.map((value) => ({ value, label: t(`statuses.${value}`) })) },
    { name: 'dataClass', label: t('dataClasses'), options: dataClasses.map((value) => ({ value, label: p(`dataClass.${value}`) })) },
    { name: 'department', label: t('department'), options: departments.map((row) => ({ value: row.id, label: indented(row.depth, nameIn(ctx.locale, row)) })) },
  ]
}

/** The same filter at the other address. */
export const shared = (list: ListParams): Record<string, string> => ({ ...(list.q && { q: list.q }), ...Object.fromEntries(landscapeFilters.flatMap((name) => (list.filters[name] ? [[name, list.filters[name]]] : []))) })
