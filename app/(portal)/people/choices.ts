import { indented } from '@/components/portfolio/indented'
import { roles } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { getLocale, getTranslations } from 'next-intl/server'
import { listDepartmentNames } from '@/lib/features/departments/queries'
import type { Ctx } from '@/lib/server/ctx'

/** Departments and roles as the options of a form, in the reader's language. */
export async function personChoices(ctx: Ctx) {
  const [t, locale, departments] = await Promise.all([getTranslations('people'), getLocale(), listDepartmentNames(ctx, {})])
  return {
    departments: departments.map((row) => ({ value: row.id, label: indented(row.depth, nameIn(locale, row)) })),
    roles: roles.map((role) => ({ value: role, label: t(`role.${role}`), note: t(`roleText.${role}`) })),
  }
}
