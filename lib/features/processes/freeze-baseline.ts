import { localDay } from '@/lib/core/calendar/local-day'
import { storeDay } from '@/lib/core/calendar/stored-day'
import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { baselineReasons } from '@/lib/core/portfolio/baseline'
import { parseMoney } from '@/lib/core/portfolio/money'
import { command } from '@/lib/server/command'
import type { Prisma } from '@/lib/server/db'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { settingsOf } from '@/lib/server/settings'
import { FreezeBaseline } from './schema'
import { processFor } from './visible'

const MINUTE_MS = 60_000

const baselineRow = {
  id: true, processId: true, ordinal: true, annualVolume: true, manualMs: true, errorBasisPoints: true, hourlyWageMinor: true, currency: true,
  source: true, measuredOn: true, validFrom: true, frozenAt: true, frozenById: true,
} satisfies Prisma.ProcessBaselineSelect

/** Adds a version; no version is ever changed, so that every past figure keeps the baseline it was computed with. */
export const freezeBaseline = command({
  permission: 'baseline:freeze',
  input: FreezeBaseline,
  async run(ctx, input) {
    const process = await processFor(ctx, input.processId, 'baseline:freeze')
    if (process.archivedAt) throw ruleError([{ key: 'processes.archived' }])
    const { currency: home, timeZone } = await settingsOf(ctx.db, 'organisation')
    const currency = input.currency ?? home
    const latest = await ctx.db.processBaseline.findFirst({ where: { processId: process.id }, select: { ordinal: true, validFrom: true }, orderBy: { ordinal: 'desc' } })
    const reasons = baselineReasons(input, latest, localDay(ctx.now.getTime(), timeZone))
    const wage = input.hourlyWage === undefined ? null : parseMoney(input.hourlyWage, currency)
    if (wage?.ok === false) reasons.hourlyWage = wage.reasons
    if (Object.keys(reasons).length) throw invalid(reasons)
    const data = {
      processId: process.id,
      ordinal: (latest?.ordinal ?? 0) + 1,
      annualVolume: input.annualVolume,
      manualMs: Math.round(input.manualMinutes * MINUTE_MS),
      errorBasisPoints: input.errorPercent === undefined ? null : Math.round(input.errorPercent * 100),
      hourlyWageMinor: wage?.ok ? wage.value : null,
      currency: wage?.ok ? currency : null,
      source: input.source,
      measuredOn: storeDay(input.measuredOn),
      validFrom: input.validFrom,
      frozenAt: ctx.now,
      frozenById: ctx.actor.kind === 'person' ? ctx.actor.id : null,
    }
    const baseline = await ctx.db.processBaseline.create({ data, select: baselineRow }).catch((error: unknown) => {
      throw isUniqueViolation(error) ? conflict() : error
    })
    return { result: baseline, audit: { action: 'baseline.frozen', entity: 'process', entityId: process.id, after: baseline } }
  },
})
