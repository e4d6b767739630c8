import { indented } from '@/components/portfolio/indented'
import { nameIn } from '@/lib/core/localized'
import { intakeChoices, namedRecords } from '@/lib/features/requests/choices'
import type { Ctx } from '@/lib/server/ctx'
import type { WhereChoices } from './where-fields'

/** What the forms of a request offer, in the reader's language. */
export async function formChoices(ctx: Ctx, { processId, automationId }: { processId?: string; automationId?: string }) {
  const [{ departments, systems, ownDepartmentId, workingDays }, named] = await Promise.all([intakeChoices(ctx, {}), namedRecords(ctx, { processId: processId || undefined, automationId: automationId || undefined })])
  const option = (row: { id: string; name: string; nameZh: string | null } | null) => row && { value: row.id, label: nameIn(ctx.locale, row) }
  const where: WhereChoices = {
    departments: departments.map((row) => ({ value: row.id, label: indented(row.depth, nameIn(ctx.locale, row)) })),
    systems: systems.map((row) => ({ value: row.id, label: nameIn(ctx.locale, row), ...(row.vendor && { note: row.vendor }) })),
    process: option(named.process),
    automation: option(named.automation),
  }
  return { where, ownDepartmentId, workingDays }
}
