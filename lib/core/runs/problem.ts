import type { z } from 'zod'
import { parseInstant } from '@/lib/core/calendar/instant'
import type { MessageParams, Reason } from '@/lib/core/errors'
import { cutText } from './text'

/** Why one record of many was refused: the field (dots between levels) and a sentence to be chosen at the edge. */
export interface RunProblem extends Reason {
  field: string
}

const EARLIEST = Date.UTC(2000, 0, 1)
const FUTURE_MS = 24 * 3_600_000

/** Text: `runs.problem.<name>`. */
export const refusal = (field: string, name: string, params?: MessageParams): RunProblem => ({ field, key: `runs.problem.${name}`, ...(params && { params }) })

/** An instant from the year 2000 to a day from now (epoch ms), or what is wrong with it. */
export function instantOf(field: string, text: string, now: number): number | RunProblem {
  const ms = parseInstant(text)
  if (typeof ms !== 'number') return refusal(field, ms === 'zone' ? 'instantZone' : 'instant', { value: cutText(text, 60) ?? '' })
  if (ms < EARLIEST) return refusal(field, 'instantTooEarly', { value: new Date(ms).toISOString() })
  if (ms > now + FUTURE_MS) return refusal(field, 'instantInFuture', { value: new Date(ms).toISOString() })
  return ms
}

/** The first complaint of zod as a refusal that names the value or the bound. */
export function problemOf(issue: z.core.$ZodIssue): RunProblem {
  const field = issue.path.map(String).join('.') || '_'
  const missing = issue.input === undefined || issue.input === null
  switch (issue.code) {
    case 'too_big':
      return refusal(field, issue.origin === 'string' ? 'tooLong' : 'tooBig', { max: Number(issue.maximum) })
    case 'too_small':
      return issue.origin === 'string' ? refusal(field, 'required') : refusal(field, 'tooSmall', { min: Number(issue.minimum) })
    case 'invalid_value':
      if (missing) return refusal(field, 'required')
      return refusal(field, 'choice', { value: cutText(String(issue.input), 60) ?? '', choices: issue.values.map(String).join(', ') })
    case 'invalid_type':
      if (!issue.path.length) return refusal(field, 'record')
      return missing ? refusal(field, 'required') : refusal(field, 'type', { expected: issue.expected })
    default:
      return refusal(field, 'type', { expected: issue.code })
  }
}
