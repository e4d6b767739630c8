import type { Day } from '@/lib/core/calendar/local-day'

export const choices = ['yes', 'conditions', 'no', 'abstain', 'conflict'] as const
/** `conditions`: yes, if the conditions named with it are met. `conflict`: the member steps aside and decides nothing. */
export type Choice = (typeof choices)[number]

export const outcomes = ['go', 'conditional', 'no-go'] as const
export type Outcome = (typeof outcomes)[number]

export const reviewStatuses = ['open', 'decided', 'canceled'] as const
export type ReviewStatus = (typeof reviewStatuses)[number]

/** How somebody is tied to an automation that the gate is about. */
export const ties = ['owner', 'deputy', 'builder'] as const
export type Tie = (typeof ties)[number]

export interface ScopedAutomation {
  id: string
  code: string
  name: string
  nameZh: string | null
  stage: string
  ownerId: string | null
  deputyId: string | null
  builderId: string | null
}

/** A member of the steering group as it was when the review was opened. */
export interface Member {
  id: string
  name: string
  /** Automations in scope that the member owns, deputises for or built; one of them makes an interested member */
  interests: { automationId: string; ties: Tie[] }[]
}

/** What is fixed when a review is opened: stored as canonical JSON and part of the evidence hash. */
export interface ReviewRules {
  format: 1
  phase: { id: string; ordinal: number; key: string; name: string; nameZh: string | null }
  gate: { id: string; ordinal: number; criteriaSha256: string }
  openedBy: { id: string; name: string }
  openedAt: string
  closesAt: string
  /** Name of the organisation, its zone and currency: what minutes are written with */
  organisation: string
  timeZone: string
  currency: string
  quorumBp: number
  majorityBp: number
  members: Member[]
  scope: ScopedAutomation[]
  /** SHA-256 of each frozen reading, in order */
  evidence: { criterionId: string; sha256: string }[]
}

export interface Vote {
  memberId: string
  /** 1 for the first vote of the member; the highest counts */
  ordinal: number
  choice: Choice
  /** What is asked for with `conditions`, one each */
  conditions: string[]
}

/** The votes of one member in the order of their numbers: two at the same moment may be stored in another. */
export const votesOf = <V extends Pick<Vote, 'memberId' | 'ordinal'>>(votes: readonly V[], memberId: string): V[] =>
  votes.filter((vote) => vote.memberId === memberId).sort((a, b) => a.ordinal - b.ordinal)

/** A condition taken over as an action when the decision is recorded. */
export interface Condition {
  /** Which of the needed conditions it answers */
  ref: string
  text: string
  ownerId: string
  dueOn: Day
}

/** Who is tied to which automation in scope: what makes a member interested. */
export function interestsOf(personId: string, scope: readonly ScopedAutomation[]): Member['interests'] {
  return scope.flatMap((automation) => {
    const held = ties.filter((tie) => automation[`${tie}Id`] === personId)
    return held.length ? [{ automationId: automation.id, ties: held }] : []
  })
}

/** Conditions as typed, one a line; blank lines and repeats go. */
export function conditionLines(text: string | null | undefined): string[] {
  const lines = (text ?? '').split(/\r?\n/).map((line) => line.replace(/^\s*[-*•·]\s+/, '').trim())
  return [...new Set(lines.filter(Boolean))]
}
