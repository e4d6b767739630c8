import type { Reason } from './errors'

/** The answer of a rule: plain data either way, a refusal says why. */
export type Decision<T = true> = { ok: true; value: T } | { ok: false; reasons: Reason[] }

export const allow = <T>(value: T): Decision<T> => ({ ok: true, value })
export const refuse = (...reasons: Reason[]): Decision<never> => ({ ok: false, reasons })
