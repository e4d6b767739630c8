import { z } from 'zod'
import { indicatorMetricIds } from '@/lib/core/risks/indicator-metrics'
import { id, optionalId, optionalNumber, typedNumber, version } from '@/lib/core/portfolio/fields'

const watched = {
  metric: z.enum(indicatorMetricIds),
  automationId: optionalId,
  /** As people say it: per cent, hours, a count, days */
  threshold: typedNumber(z.number().min(0).max(1_000_000)),
  windowDays: optionalNumber(z.number().int().min(1).max(260)),
  minimumSample: optionalNumber(z.number().int().min(0).max(1_000_000)),
  raiseBy: typedNumber(z.number().int().min(0).max(3)).default(1),
}
export type WatchedInput = z.output<z.ZodObject<typeof watched>>

export const AddIndicator = z.strictObject({ riskId: id, ...watched })
export const ChangeIndicator = z.strictObject({ id, version, ...watched })
export const IndicatorStep = z.strictObject({ id, version })
export const IndicatorsOf = z.strictObject({ riskId: id })
