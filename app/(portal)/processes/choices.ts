import { getTranslations } from 'next-intl/server'
import { indented } from '@/components/portfolio/indented'
import { canFor } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { dataClasses } from '@/lib/core/portfolio/data-classes'
import { listDepartmentNames } from '@/lib/features/departments/queries'
import { listGradeNames } from '@/lib/features/rates/queries'
import { listSystems } from '@/lib/features/systems/queries'
import type { Ctx } from '@/lib/server/ctx'

/** What the form of a process offers: the departments that the person may edit in, the systems, the classes of data. */
export async function processChoices(ctx: Ctx) {
  const [t, departments, systems, grades] = await Promise.all([getTranslations('processes'), listDepartmentNames(ctx, {}), listSystems(ctx, { size: 200 }), listGradeNames(ctx, {})])
  return {
    departments: departments.filter((row) => canFor(ctx.actor, 'process:edit', row.path)).map((row) => ({ value: row.id, label: indented(row.depth, nameIn(ctx.locale, row)) })),
    wholeProgramme: canFor(ctx.actor, 'process:edit', null),
    grades: grades.map((row) => ({ value: row.id, label: `${nameIn(ctx.locale, row)} · ${row.code}` })),
    systems: systems.rows.map((row) => ({ value: row.id, label: nameIn(ctx.locale, row), note: row.vendor ?? undefined })),
    dataClasses: dataClasses.map((name) => ({ value: name, label: t(`dataClass.${name}`), note: t(`dataNote.${name}`) })),
  }
}
export type ProcessChoices = Awaited<ReturnType<typeof processChoices>>
