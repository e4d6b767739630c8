import { z } from 'zod'
import { id, optionalDay, optionalId, optionalNumber, optionalText, version } from '@/lib/core/portfolio/fields'
import { requestStatuses } from '@/lib/core/requests/statuses'
import { stepNames } from '@/lib/core/requests/workflow-table'

const blankIsAbsent = (raw: unknown) => (raw === '' || raw === null ? undefined : raw)
export const optionalMoney = z.preprocess((raw) => (typeof raw === 'number' ? String(raw) : blankIsAbsent(raw)), z.string().trim().max(20).optional())
/** Person days with one decimal place. */
const personDays = optionalNumber(z.number().min(0).max(10_000))

/** One step of the workflow, by its name, or by the column of the board that a card is put into. */
export const TakeStep = z.strictObject({
  id,
  version,
  step: z.preprocess(blankIsAbsent, z.enum(stepNames).optional()),
  to: z.enum(requestStatuses),
  reason: optionalText(4000),
  advice: optionalText(4000),
  day: optionalDay,
  /** R-1042 or 1042 */
  original: z.preprocess(blankIsAbsent, z.string().trim().max(20).optional()),
  actualDays: personDays,
  actualCost: optionalMoney,
})

export const StepsOf = z.strictObject({ id })

export const ConvertRequest = z.strictObject({
  id,
  version,
  how: z.enum(['new', 'join', 'none']),
  /** The one that is joined */
  automationId: optionalId,
  name: z.preprocess(blankIsAbsent, z.string().trim().max(120).optional()),
  nameZh: z.preprocess(blankIsAbsent, z.string().trim().max(120).optional()),
  technology: z.preprocess(blankIsAbsent, z.enum(['rpa', 'low-code', 'workflow', 'ai-assisted']).optional()),
  phaseId: optionalId,
  ownerId: optionalId,
  deputyId: optionalId,
  plannedCoveragePercent: optionalNumber(z.number().min(0).max(100)),
  yearOneCost: optionalMoney,
  leadId: id,
  day: optionalDay,
})
