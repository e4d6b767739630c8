import type { Reason } from '@/lib/core/errors'
import { locales, type Locale, type Localized } from '@/lib/core/localized'
import { allow, refuse, type Decision } from '@/lib/core/result'
import type { DefectStatus, Severity } from './words'

export const defectSteps = ['fix', 'verify', 'drop', 'reopen'] as const
export type DefectStep = (typeof defectSteps)[number]

const ways: Record<DefectStep, { from: readonly DefectStatus[]; to: DefectStatus }> = {
  fix: { from: ['open'], to: 'fixed' },
  verify: { from: ['fixed'], to: 'verified' },
  drop: { from: ['open', 'fixed'], to: 'dropped' },
  reopen: { from: ['fixed', 'verified', 'dropped'], to: 'open' },
}

export interface DefectFacts {
  status: DefectStatus
  severity: Severity
  ownerId: string | null
  builderId: string | null
  /** Whether who acts was the builder once */
  builtBefore: boolean
  /** Whether who acts was to mend it once, or said that it was mended */
  mendedBefore: boolean
  byId: string | null
}

/** A check of a plan; `body` is the stored JSON with its name in both languages. */
interface CheckWords {
  code: string
  body: string
}

/** What a fault is called when nobody names it: code and name of its check, at most 200 characters. */
export function titleFromCheck(locale: Locale, { code, body }: CheckWords): string {
  const { item } = JSON.parse(body) as { item: Partial<Localized> }
  return `${code} ${item[locale] ?? item.en ?? ''}`.slice(0, 200)
}

/** The title as this reader reads it: one that was taken from the check in their language, one that somebody wrote as it stands. */
export const titleOfDefect = (locale: Locale, title: string, check: CheckWords): string =>
  locales.some((one) => titleFromCheck(one, check) === title) ? titleFromCheck(locale, check) : title

/** Nobody says of a fault that it is gone, or that it may stay, who had to mend it, says that they did, or built the automation. */
const apart = ({ ownerId, builderId, builtBefore, mendedBefore, byId }: DefectFacts): Reason[] =>
  byId !== null && (mendedBefore || byId === ownerId) ? [{ key: 'compatibility.defect.ownerVerifies' }] : byId !== null && (builtBefore || byId === builderId) ? [{ key: 'compatibility.defect.builderVerifies' }] : []

/** The next status, or why not. */
export function stepDefect(facts: DefectFacts, step: DefectStep): Decision<DefectStatus> {
  const way = ways[step]
  if (!way.from.includes(facts.status)) return refuse({ key: 'compatibility.defect.noStep' })
  const reasons = step === 'verify' || step === 'drop' ? apart(facts) : []
  return reasons.length ? refuse(...reasons) : allow(way.to)
}

/** Steps that this person may take now. */
export const stepsOfDefect = (facts: DefectFacts): DefectStep[] => defectSteps.filter((step) => stepDefect(facts, step).ok)
