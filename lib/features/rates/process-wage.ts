import { z } from 'zod'
import { orderBaselines, baselineOn } from '@/lib/core/runs/baseline'
import { id } from '@/lib/core/portfolio/fields'
import { visibleProcess } from '@/lib/features/processes/visible'
import { query } from '@/lib/server/command'
import { notFound } from '@/lib/core/errors'
import { frameOf } from './clock'
import { readRateBook } from './read-book'

/** What an hour of a process costs today and where that comes from; null: nothing says so. */
export const processWage = query({
  permission: 'rate:read',
  input: z.strictObject({ processId: id }),
  async run(ctx, { processId }) {
    const process = await ctx.db.businessProcess.findFirst({
      where: { AND: [{ id: processId }, visibleProcess(ctx)] },
      select: { wageGradeId: true, department: { select: { path: true } }, baselines: { select: { ordinal: true, validFrom: true, manualMs: true, hourlyWageMinor: true, currency: true } } },
    })
    if (!process) throw notFound('process')
    const [{ today }, book] = await Promise.all([frameOf(ctx), readRateBook(ctx)])
    const wage = book.wage({ gradeId: process.wageGradeId, departmentPath: process.department?.path ?? null, day: today })
    if (wage) return { hourlyMinor: wage.hourlyMinor, currency: wage.currency, validFrom: wage.validFrom, by: wage.by, key: { gradeId: wage.by.startsWith('grade') ? process.wageGradeId : null, departmentId: wage.departmentId } }
    const baseline = baselineOn(orderBaselines(process.baselines), today)
    if (!baseline || baseline.hourlyWageMinor === null || !baseline.currency) return null
    return { hourlyMinor: baseline.hourlyWageMinor, currency: baseline.currency, validFrom: baseline.validFrom, by: 'baseline' as const, key: null }
  },
})
