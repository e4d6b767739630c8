import { indented } from '@/components/portfolio/indented'
import { nameIn, type Locale } from '@/lib/core/localized'
import { usualCurrencies } from '@/lib/core/rates/currencies'
import { listDepartmentNames } from '@/lib/features/departments/queries'
import { listGradeNames } from '@/lib/features/rates/queries'
import type { Ctx } from '@/lib/server/ctx'

/** Codes with their names; those in use first. */
export function currencyOptions(locale: Locale, first: readonly (string | undefined)[]) {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  const codes = [...new Set([...first.flatMap((code) => code ?? []), ...usualCurrencies])]
  return codes.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
}

export async function wageChoices(ctx: Ctx) {
  const [grades, departments] = await Promise.all([listGradeNames(ctx, {}), listDepartmentNames(ctx, {})])
  return {
    grades: grades.map((row) => ({ value: row.id, label: `${nameIn(ctx.locale, row)} · ${row.code}` })),
    departments: departments.map((row) => ({ value: row.id, label: indented(row.depth, nameIn(ctx.locale, row)) })),
  }
}
