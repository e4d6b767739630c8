import { z } from 'zod'
import { day, id, optionalId, optionalLine, optionalText, version } from '@/lib/core/portfolio/fields'
import { ApprovalPolicy } from '@/lib/core/requests/approval-policy'

export const StepRef = z.strictObject({ id })
export const RequestRef = z.strictObject({ requestId: id })
/** `version` is that of the step which the decider saw. */
export const DecideStep = z.strictObject({
  id,
  version,
  outcome: z.enum(['approved', 'rejected'], 'approvals.errors.outcome'),
  reason: optionalText(4000),
  advice: optionalText(4000),
})
export const OpenApproval = z.strictObject({ requestId: id })
export const ReassignStep = z.strictObject({ id, version, personId: id })

export const NoteAbsence = z.strictObject({ personId: optionalId, delegateId: id, fromDay: day, toDay: day, note: optionalLine(200) })
export const EndAbsence = z.strictObject({ id })

/** The policy as JSON from the editor, or as it is. */
export const PublishPolicy = z.strictObject({
  policy: z.preprocess((raw) => {
    if (typeof raw !== 'string') return raw
    try {
      return JSON.parse(raw) as unknown
    } catch {
      return raw
    }
  }, ApprovalPolicy),
  /** The newest version that the editor saw */
  after: z.coerce.number().int().min(0).max(2_147_483_647),
  note: optionalText(1000),
})
