import type { FieldReasons } from '@/lib/core/errors'
import { suitabilityQuestions, type RequestType } from './statuses'

type Known = string | number | null | undefined

export interface RequestFacts {
  type: string
  title: string
  pain: string
  processId?: Known
  automationId?: Known
  place?: Known
  frequencyCount?: Known
  frequencyUnit?: Known
  manualMs?: Known
  ruleBased?: Known
  digitalInput?: Known
  structuredInput?: Known
  stability?: Known
  documentation?: Known
}

/** Whether volume, time and the five questions are asked for. */
export const asksVolume = (type: string): boolean => (type as RequestType) === 'idea'

/** What is missing before a request may be submitted, by the field of the form; empty when nothing is. */
export function missingIn(request: RequestFacts): FieldReasons {
  const blank: string[] = []
  if (!request.title) blank.push('title')
  if (!request.pain) blank.push('pain')
  if (asksVolume(request.type)) {
    if (!request.processId && !request.place) blank.push('place')
    if (!request.frequencyCount) blank.push('frequencyCount')
    if (!request.frequencyUnit) blank.push('frequencyUnit')
    if (!request.manualMs) blank.push('minutes')
    for (const question of suitabilityQuestions) if (!request[question]) blank.push(question)
  } else if (!request.automationId && !request.place) {
    blank.push('place')
  }
  return Object.fromEntries(blank.map((field) => [field, [{ key: `requestForm.missing.${field}` }]]))
}
