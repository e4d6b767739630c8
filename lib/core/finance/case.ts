import { z } from 'zod'
import { line as lineOfText } from '@/lib/core/portfolio/fields'
import { benefitCategories, confidences, costCategories, discountRateLimits, firstFlows, MOST_LINES, MOST_PERIODS, paybackRules, roiDenominators, shapes, timings, WHOLE_BP } from './kinds'

const share = z.number().int().min(0).max(WHOLE_BP)
/** Of the base amount: 8000 is 80 % of it. */
const multiple = z.number().int().min(0).max(100_000)
const column = z.number().int().min(0).max(MOST_PERIODS)
const yearlyRate = z.number().int().min(-9_900).max(100_000)

/** Amount in whole units of the case's currency, as typed: `12500` or `12500.50`. Never negative: costs and benefits have lines of their own. */
export const Amount = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().replace(/(?<=\d)[, _'](?=\d{3})/g, ''))
  .pipe(z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, 'finance.errors.amount'))

export const Conventions = z.strictObject({
  /** Whether the initial column is taken at face value (TEI, numpy-financial) or a period later (Excel's NPV over the whole row) */
  firstFlow: z.enum(firstFlows),
  /** Flows of a period fall on its end or on its middle; the initial column stays where it is */
  timing: z.enum(timings),
  roiDenominator: z.enum(roiDenominators),
  /** Whether present values stand above the line of ROI */
  roiDiscounted: z.boolean(),
  /** Payback to the day by straight line inside the period, or rounded up to whole months */
  payback: z.enum(paybackRules),
  /** Yearly rates of MIRR */
  mirr: z.strictObject({ financeBp: yearlyRate, reinvestBp: yearlyRate }),
  /** TEI: benefits × (1 − risk), costs × (1 + risk), line by line */
  riskAdjusted: z.boolean(),
  /** Which kinds of benefit enter the net; the others are shown beside it */
  count: z.strictObject({ cash: z.boolean(), released: z.boolean(), avoided: z.boolean() }),
})
export type Conventions = z.output<typeof Conventions>

const Recurrence = z.discriminatedUnion('kind', [
  /** Column 0 is the start, column n the n-th period */
  z.strictObject({ kind: z.literal('once'), at: column }),
  /** `to` left out: until the end. `growthBp` each full year, compounded: 300 is 3 % */
  z.strictObject({ kind: z.literal('every'), from: column, to: column.optional(), growthBp: z.number().int().min(-WHOLE_BP).max(WHOLE_BP) }),
])
export type Recurrence = z.output<typeof Recurrence>

const LineAmount = z.discriminatedUnion('kind', [
  /** The amount of each period in which the line occurs */
  z.strictObject({ kind: z.literal('typed'), perPeriod: Amount }),
  /** One amount a column from column 0 on; columns beyond are empty. The recurrence is not read */
  z.strictObject({ kind: z.literal('series'), values: z.array(Amount).max(MOST_PERIODS + 1) }),
  /** A published formula; `ordinal` null: its newest version. `values` are typed instead of what the sources say */
  z.strictObject({
    kind: z.literal('formula'),
    key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60),
    ordinal: z.number().int().min(1).nullable(),
    values: z.record(z.string().max(60), z.number()),
    /** Risk of the register that chances and loss are taken from, as far as they are not typed */
    riskId: z.string().min(1).max(64).optional(),
  }),
])
export type LineAmount = z.output<typeof LineAmount>

const certain = { lowBp: WHOLE_BP, highBp: WHOLE_BP, shape: 'triangular' as const }

const common = {
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  label: lineOfText(120),
  recurrence: Recurrence,
  amount: LineAmount,
  /** Of the amounts, when it is not the case's: they are converted with the rate of the day before anything is computed */
  currency: z.string().regex(/^[A-Z]{3}$/, 'portfolio.currency').optional(),
  confidence: z.enum(confidences),
  /** Multiples of the base amount, which is the most likely value: drawn from in the simulation, ends of the tornado */
  range: z
    .strictObject({ lowBp: multiple, highBp: multiple, shape: z.enum(shapes) })
    .refine(({ lowBp, highBp }) => lowBp <= WHOLE_BP && highBp >= WHOLE_BP, 'finance.errors.range')
    .default(certain),
  /** Multiples of the base amount; left out: the end of the range that is worse (low) or better (high) for the net */
  scenarios: z.strictObject({ low: multiple.optional(), high: multiple.optional() }).optional(),
}

export const CaseLine = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('cost'), category: z.enum(costCategories), riskBp: z.number().int().min(0).max(3 * WHOLE_BP) }),
  z.strictObject({ ...common, kind: z.literal('benefit'), category: z.enum(benefitCategories), riskBp: share }),
])
export type CaseLine = z.output<typeof CaseLine>

const fields = z.strictObject({
  horizon: z.strictObject({ unit: z.enum(['month', 'year']), start: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'finance.errors.month'), periods: z.number().int().min(1).max(MOST_PERIODS) }),
  discountRateBp: yearlyRate,
  conventions: Conventions,
  lines: z.array(CaseLine).max(MOST_LINES),
})
const fits = ({ horizon, lines }: z.output<typeof fields>, context: z.RefinementCtx) => {
  const refuse = (index: number, message: string, ...path: string[]) => context.addIssue({ code: 'custom', message, path: ['lines', index, ...path] })
  if (horizon.unit === 'year' && horizon.periods > 30) context.addIssue({ code: 'custom', message: 'finance.errors.years', path: ['horizon', 'periods'] })
  const seen = new Set<string>()
  lines.forEach(({ id, recurrence, amount }, index) => {
    if (seen.has(id)) refuse(index, 'finance.errors.sameLine', 'id')
    seen.add(id)
    if (amount.kind === 'series') {
      if (amount.values.length > horizon.periods + 1) refuse(index, 'finance.errors.beyond', 'amount', 'values')
    } else if (recurrence.kind === 'once') {
      if (recurrence.at > horizon.periods) refuse(index, 'finance.errors.beyond', 'recurrence', 'at')
    } else {
      if (recurrence.from > horizon.periods) refuse(index, 'finance.errors.beyond', 'recurrence', 'from')
      if (recurrence.to !== undefined && recurrence.to > horizon.periods) refuse(index, 'finance.errors.beyond', 'recurrence', 'to')
      if (recurrence.to !== undefined && recurrence.to < recurrence.from) refuse(index, 'finance.errors.backwards', 'recurrence', 'to')
    }
  })
}

/**
 * A business case as it is stored. Columns: 0 is the start, 1 to `periods` are months or years after it. Amounts are whole units
 * of the case's currency, rates and shares basis points; the discount rate is yearly and effective.
 */
export const CaseBody = fields.superRefine(fits)
export type CaseBody = z.output<typeof CaseBody>

/** What people may write: discount rates that a case can be reckoned with. What was stored before is read by `CaseBody`. */
export const WrittenCase = fields
  .extend({ discountRateBp: z.number().int().min(discountRateLimits.least, 'finance.errors.discountRate').max(discountRateLimits.most, 'finance.errors.discountRate') })
  .superRefine(fits)

/** Year-end discounting at 10 %, line by line risk adjustment, ROI on present values of all costs: the conventions of a TEI study. */
export const teiConventions: Conventions = {
  firstFlow: 'undiscounted',
  timing: 'end',
  roiDenominator: 'pv-costs',
  roiDiscounted: true,
  payback: 'linear',
  mirr: { financeBp: 1000, reinvestBp: 1000 },
  riskAdjusted: true,
  count: { cash: true, released: true, avoided: false },
}
