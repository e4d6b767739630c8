import { z } from 'zod'
import type { Reason } from '@/lib/core/errors'

const points = (max: number) => z.number().int().min(0).max(max)
const count = (max: number) => z.number().int().min(1).max(max)

/** What earns how many points, and how much of it. Whole points; hours are those that runs were measured to give back. */
export const RecognitionRules = z.strictObject({
  /** A request that was handed in, as long as the caps allow */
  submitted: points(100),
  /** A request that somebody else approved */
  approved: points(1_000),
  /** A request whose automation runs */
  live: points(1_000),
  /** "My team does this too" of another department, once the request is live */
  support: points(1_000),
  /** For every hour given back, by share of the volume */
  perVerifiedHour: z.number().min(0).max(100).multipleOf(0.1),
  /** Months after going live whose benefit counts */
  benefitMonths: count(60),
  /** Submissions of one person that earn points in a day, a month, a year */
  caps: z.strictObject({ day: count(50), month: count(500), year: count(5_000) }),
})
export type RecognitionRules = z.output<typeof RecognitionRules>

/** Hours a year that an idea of ordinary size gives back: half an hour of every working day. */
export const ORDINARY_HOURS = 120

/** Most points that handing in alone can earn in one year: caps a day and a month bound it as the one of the year does. */
export const mostForSubmitting = ({ submitted, caps }: RecognitionRules): number => submitted * Math.min(caps.year, caps.month * 12, caps.day * 366)

/** Points of one verified live idea of ordinary size in its first year, for one person who shares them with nobody. */
export const ordinaryIdea = (rules: RecognitionRules): number =>
  Math.floor(ORDINARY_HOURS * Math.min(1, rules.benefitMonths / 12) * rules.perVerifiedHour)

/** Why the rules may not be published: what was promised must not outweigh what was proven. Empty when they may. */
export function weaknesses(rules: RecognitionRules): Reason[] {
  const found: Reason[] = []
  const [most, ordinary] = [mostForSubmitting(rules), ordinaryIdea(rules)]
  if (most >= ordinary) found.push({ key: 'recognition.rules.submittingOutweighs', params: { most, ordinary, hours: ORDINARY_HOURS } })
  const steps = rules.submitted + rules.approved + rules.live
  if (steps >= ordinary) found.push({ key: 'recognition.rules.stepsOutweigh', params: { steps, ordinary, hours: ORDINARY_HOURS } })
  const { day, month, year } = rules.caps
  if (day > month || month > year) found.push({ key: 'recognition.rules.capsOrder' })
  return found
}
