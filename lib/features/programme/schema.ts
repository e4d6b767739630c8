import { z } from 'zod'
import { locales } from '@/lib/core/localized'
import { day, id, line, optionalDay, optionalId, optionalLine, optionalText, version } from '@/lib/core/portfolio/fields'

/** Read exactly by `parseMoney` once the currency is known. */
const amount = z.union([z.string().trim().min(1).max(20), z.number().transform(String)])
const currency = z.string().trim().toUpperCase().regex(/^[A-Z]{3}$/, 'portfolio.currency')

export const OpenProgramme = z.strictObject({ name: line(120), locale: z.enum(locales).default('en') })

export const UpdatePhase = z.strictObject({
  id,
  version,
  name: line(120),
  nameZh: optionalLine(120),
  objective: optionalText(2000),
  objectiveZh: optionalText(2000),
  /** First and last planned day, both included. */
  plannedStart: optionalDay,
  plannedEnd: optionalDay,
  ownerId: optionalId,
  /** In the currency of the phase, else of the organisation. */
  budget: z.preprocess((raw) => (raw === '' ? undefined : raw), amount.optional()),
  currency: z.preprocess((raw) => (raw === '' ? undefined : raw), currency.optional()),
})

export const PhaseRef = z.strictObject({ id })

export const AddToScope = z.strictObject({ phaseId: id, processId: id, reason: line(500) })
export const RemoveFromScope = z.strictObject({ phaseId: id, processId: id, reason: line(500) })

const milestone = { name: line(120), nameZh: optionalLine(120), plannedOn: day }
export const AddMilestone = z.strictObject({ phaseId: id, ...milestone })
export const UpdateMilestone = z.strictObject({ id, version, ...milestone })
/** Without a day it is open again. */
export const ReachMilestone = z.strictObject({ id, version, actualOn: optionalDay })
export const MilestoneVersionRef = z.strictObject({ id, version })

export const RecordExpense = z.strictObject({ phaseId: id, spentOn: day, amount, note: line(200) })
/** `amount` is what the entry should have said. */
export const CorrectExpense = z.strictObject({ expenseId: id, amount, note: line(200) })
