import type { CheckKind } from './words'

/** Codes of the catalogue of checks that each kind can prove, the one that it is made for first. */
export const proves: Record<CheckKind, readonly string[]> = {
  reach: ['C06'],
  tls: ['C07', 'C37'],
  status: ['C09', 'C30'],
  latency: ['C08', 'C32'],
  auth: ['C41', 'C35'],
  schema: ['C10', 'C17'],
  idempotency: ['C14', 'C22'],
  encoding: ['C11'],
  replay: ['C09', 'C16', 'C12'],
}
export const provableCodes = [...new Set(Object.values(proves).flat())].sort()
