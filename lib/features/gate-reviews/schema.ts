import { z } from 'zod'
import { choices, conditionLines, outcomes, reviewStatuses } from '@/lib/core/gates/review'
import { day, id, line, optionalText } from '@/lib/core/portfolio/fields'

const reason = z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(2000))
const conditionText = line(500)

export const ReviewRef = z.strictObject({ id })
export const PhaseOfReview = z.strictObject({ phaseId: id })

export const CastVote = z
  .strictObject({
    id,
    choice: z.enum(choices),
    reason,
    /** One a line; asked for with "conditions", and refused with any other choice */
    conditions: optionalText(4000).transform(conditionLines).pipe(z.array(conditionText).max(10)),
  })
  .superRefine(({ choice, conditions }, ctx) => {
    if (choice === 'conditions' && conditions.length === 0) ctx.addIssue({ code: 'custom', path: ['conditions'], message: 'gateReviews.errors.conditionsNeeded' })
    if (choice !== 'conditions' && conditions.length > 0) ctx.addIssue({ code: 'custom', path: ['conditions'], message: 'gateReviews.errors.conditionsUnasked' })
  })

/** Forms send `conditions.0.text`, so that a list arrives as an object with numbered members. */
const listOfForm = (raw: unknown): unknown => (raw === undefined ? [] : raw && typeof raw === 'object' && !Array.isArray(raw) ? Object.values(raw) : raw)

export const DecideReview = z.strictObject({
  id,
  outcome: z.enum(outcomes),
  note: optionalText(4000),
  conditions: z.preprocess(listOfForm, z.array(z.strictObject({ ref: line(200), text: conditionText, ownerId: id, dueOn: day })).max(60)),
})

export const CancelReview = z.strictObject({ id, reason })

export const ReviewFilter = z.strictObject({ status: z.enum(reviewStatuses).optional().catch(undefined), phaseId: id.optional().catch(undefined) })

export const MinutesRef = z.strictObject({ id, locale: z.enum(['en', 'zh-CN']) })
