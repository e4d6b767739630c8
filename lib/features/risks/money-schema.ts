import { z } from 'zod'
import { id, version } from '@/lib/core/portfolio/fields'

const currency = z.string().transform((text) => text.trim().toUpperCase()).pipe(z.string().regex(/^[A-Z]{3}$/, 'indicators.money.errors.currency'))
/** Events a year with at most three decimals, as typed. */
const frequency = z.string().transform((text) => text.normalize('NFKC').trim().replace(/(?<=\d)[, ](?=\d{3})/g, '')).pipe(z.string().regex(/^\d{1,6}(\.\d{1,3})?$/, 'indicators.money.errors.frequency'))
const blankIsAbsent = (raw: unknown) => (typeof raw === 'string' && raw.trim() === '' ? undefined : raw)

export const SetRiskMoney = z.strictObject({ id, version, currency, frequency, frequencyBefore: z.preprocess(blankIsAbsent, frequency.optional()), lossLow: z.string().max(30), lossHigh: z.string().max(30) })
export const ClearRiskMoney = z.strictObject({ id, version })
export const MoneyOf = z.strictObject({ riskId: id })
