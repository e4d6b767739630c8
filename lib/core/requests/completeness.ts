import type { FieldReasons } from '@/lib/core/errors'
import { suitabilityQuestions, type RequestType } from './statuses'
import { MOST_HOURS, isBeyondBelief } from './volume'

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
  itemsPerYear?: Known
  ruleBased?: Known
  digitalInput?: Known
  structuredInput?: Known
  stability?: Known
  documentation?: Known
}

/** Whether volume, time and the five questions are asked for. */
export const asksVolume = (type: string): boolean => (type as RequestType) === 'idea'

/** Neither the record nor words say where it happens, or which automation it is about. */
export const lacksPlace = (request: Pick<RequestFacts, 'type' | 'processId' | 'automationId' | 'place'>): boolean =>
  !(asksVolume(request.type) ? request.processId : request.automationId) && !request.place

/** What is missing or cannot be before a request may be submitted, by the field of the form; empty when nothing is. */
export function missingIn(request: RequestFacts): FieldReasons {
  const blank: string[] = []
  if (!request.title) blank.push('title')
  if (!request.pain) blank.push('pain')
  if (asksVolume(request.type)) {
    if (lacksPlace(request)) blank.push('place')
    if (!request.frequencyCount) blank.push('frequencyCount')
    if (!request.frequencyUnit) blank.push('frequencyUnit')
    if (!request.manualMs) blank.push('minutes')
    for (const question of suitabilityQuestions) if (!request[question]) blank.push(question)
  } else if (lacksPlace(request)) {
    blank.push('place')
  }
  const missing: FieldReasons = Object.fromEntries(blank.map((field) => [field, [{ key: `requestForm.missing.${field}` }]]))
  if (asksVolume(request.type) && isBeyondBelief(Number(request.itemsPerYear), Number(request.manualMs))) missing.frequencyCount = [{ key: 'requestForm.tooMuch', params: { hours: MOST_HOURS } }]
  return missing
}
