import { notFound, ruleError } from '@/lib/core/errors'
import { dayCell, numberCell, textCell } from '@/lib/core/transfer/cells'
import { dayOf } from '@/lib/core/calendar/stored-day'
import { oneByOne } from '@/lib/features/transfer/one-by-one'
import { inPages } from '@/lib/features/transfer/pages'
import type { TransferTable } from '@/lib/features/transfer/table'
import type { Ctx } from '@/lib/server/ctx'
import { freezeBaseline } from './freeze-baseline'
import { visibleProcess } from './visible'

const page = (ctx: Ctx, skip: number, take: number) =>
  ctx.db.processBaseline.findMany({
    where: { process: { AND: [visibleProcess(ctx), { archivedAt: null }] } },
    select: { ordinal: true, annualVolume: true, manualMs: true, errorBasisPoints: true, hourlyWageMinor: true, currency: true, source: true, measuredOn: true, validFrom: true, process: { select: { code: true } } },
    orderBy: [{ process: { code: 'asc' } }, { ordinal: 'asc' }],
    skip,
    take,
  })
type Row = Awaited<ReturnType<typeof page>>[number]

/** Every version of every baseline: a known one is never changed, the next one is frozen as by its form. */
export const baselineTable: TransferTable<Row, null> = {
  name: 'baselines',
  href: '/processes',
  title: 'processes.baseline.title',
  exported: 'baseline.exported',
  imported: 'baseline.imported',
  readPermission: 'process:read',
  exportPermission: 'register:export',
  importPermission: 'register:import',
  columns: [
    { key: 'process', header: 'processes.code', write: (one) => one.process.code, read: textCell(20), required: true },
    { key: 'ordinal', header: 'processes.baseline.version', write: (one) => ({ number: one.ordinal }), read: numberCell(1, 10_000), required: true },
    { key: 'annualVolume', header: 'processes.baseline.volume', write: (one) => ({ number: one.annualVolume }), read: numberCell(1, 2_000_000_000), required: true },
    { key: 'manualMinutes', header: 'components.columns.manualMinutes', write: (one) => ({ number: one.manualMs / 60_000, digits: 5 }), read: numberCell(0.01, 100_000, 5), required: true },
    { key: 'errorPercent', header: 'components.columns.errorPercent', write: (one) => (one.errorBasisPoints === null ? null : { number: one.errorBasisPoints / 100, digits: 2 }), read: numberCell(0, 100, 2) },
    { key: 'hourlyWage', header: 'processes.baseline.wage', permission: 'request-money:read', write: (one) => (one.hourlyWageMinor === null || !one.currency ? null : { minor: Number(one.hourlyWageMinor), currency: one.currency }), read: textCell(30) },
    { key: 'currency', header: 'components.columns.currency', permission: 'request-money:read', write: (one) => one.currency, read: textCell(3) },
    { key: 'source', header: 'processes.baseline.source', write: (one) => one.source, read: textCell(500), required: true },
    { key: 'measuredOn', header: 'components.columns.measuredOn', write: (one) => ({ day: dayOf(one.measuredOn) }), read: dayCell, required: true },
    { key: 'validFrom', header: 'components.columns.validFrom', write: (one) => ({ day: one.validFrom }), read: dayCell, required: true },
  ],
  pages: (ctx) => inPages((skip, take) => page(ctx, skip, take)),
  facts: async () => null,
  identity: (values) => `${String(values.process).toUpperCase()} ${String(values.ordinal)}`,
  save: oneByOne(async (ctx, { values }) => {
    const process = await ctx.db.businessProcess.findFirst({
      where: { AND: [{ code: String(values.process).toUpperCase() }, visibleProcess(ctx)] },
      select: { id: true, baselines: { select: { ordinal: true, annualVolume: true, manualMs: true, measuredOn: true, validFrom: true }, orderBy: { ordinal: 'desc' } } },
    })
    if (!process) throw notFound('process')
    const known = process.baselines.find(({ ordinal }) => ordinal === values.ordinal)
    if (known) {
      const same = known.annualVolume === values.annualVolume && known.manualMs === Math.round(Number(values.manualMinutes) * 60_000) && dayOf(known.measuredOn) === values.measuredOn && known.validFrom === values.validFrom
      if (!same) throw ruleError([{ key: 'components.refused.frozen' }])
      return 'unchanged'
    }
    const next = (process.baselines[0]?.ordinal ?? 0) + 1
    if (values.ordinal !== next) throw ruleError([{ key: 'components.refused.ordinal', params: { next } }])
    const { annualVolume, manualMinutes, errorPercent, hourlyWage, currency, source, measuredOn, validFrom } = values
    await freezeBaseline(ctx, { processId: process.id, annualVolume, manualMinutes, source, measuredOn, validFrom, ...(errorPercent != null && { errorPercent }), ...(hourlyWage ? { hourlyWage, ...(currency ? { currency } : {}) } : {}) })
    return 'created'
  }),
}
