import { z } from 'zod'
import { bounds, calculatorUnits, example } from '@/lib/core/calculator/figures'
import { typedNumber } from '@/lib/core/portfolio/fields'

/** Whatever makes no sense becomes the example's, so that an address always shows something. */
export const CalculatorQuery = z.strictObject({
  count: typedNumber(z.number().min(bounds.count.min).max(bounds.count.max)).catch(example.count),
  unit: z.enum(calculatorUnits).catch(example.unit),
  minutes: typedNumber(z.number().min(bounds.minutes.min).max(bounds.minutes.max)).catch(example.minutes),
  share: typedNumber(z.number().min(bounds.share.min).max(bounds.share.max)).catch(example.share),
})
