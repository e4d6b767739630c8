import type { Choice, Member, Vote } from './review'

export interface CountedVote extends Vote {
  /** `superseded` by a later vote of the same member; `lapsed`: the member no longer belongs to the steering group */
  standing: 'counted' | 'superseded' | 'lapsed'
}

export interface Quorum {
  /** Members at the opening without those who declared a conflict of interest */
  base: number
  /** Members present (voted or abstained) without an interest in the scope */
  free: number
  /** Members present who own, deputise for or built an automation in scope */
  interested: number
  /** `free` and as many of `interested` as there are of `free` */
  counting: number
  shareBp: number
  neededBp: number
  reached: boolean
}

export interface Majority {
  for: number
  against: number
  shareBp: number
  neededBp: number
  reached: boolean
}

export interface Count {
  votes: CountedVote[]
  tally: Record<Choice, number>
  /** Members who may vote and have not */
  outstanding: string[]
  /** Members at the opening who lost the role or were deactivated since */
  lapsed: string[]
  quorum: Quorum
  majority: Majority
}

/** What a count goes by. */
export interface Electorate {
  members: readonly Member[]
  /** Members who are active and hold the role for the whole programme now */
  standing: ReadonlySet<string>
  quorumBp: number
  majorityBp: number
}

const shareBp = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part * 10_000) / whole))

/**
 * Counts the last vote of each member who still belongs to the steering group.
 *
 * Quorum: of the members at the opening without those in conflict, the share that voted or abstained. An interested member
 * counts only beside one without an interest, so interested members alone never make a quorum. A member who lost the role
 * stays in the base: taking roles away never makes a quorum easier. Shares are rounded to basis points, so that 2 of 3
 * reach 66.67 %.
 *
 * Majority: more votes for (yes and conditional yes) than against, and at least the share that the rules ask for.
 */
export function countVotes(cast: readonly Vote[], electorate: Electorate): Count {
  const { members, standing, quorumBp, majorityBp } = electorate
  const last = new Map<string, number>()
  for (const vote of cast) last.set(vote.memberId, Math.max(vote.ordinal, last.get(vote.memberId) ?? 0))
  const votes = cast.map((vote): CountedVote => ({ ...vote, standing: vote.ordinal !== last.get(vote.memberId) ? 'superseded' : standing.has(vote.memberId) ? 'counted' : 'lapsed' }))
  const tally: Record<Choice, number> = { yes: 0, conditions: 0, no: 0, abstain: 0, conflict: 0 }
  const choiceOf = new Map<string, Choice>()
  for (const vote of votes) {
    if (vote.standing !== 'counted') continue
    tally[vote.choice] += 1
    choiceOf.set(vote.memberId, vote.choice)
  }
  const present = members.filter(({ id }) => choiceOf.has(id) && choiceOf.get(id) !== 'conflict')
  return {
    votes,
    tally,
    outstanding: members.filter(({ id }) => standing.has(id) && !last.has(id)).map(({ id }) => id),
    lapsed: members.filter(({ id }) => !standing.has(id)).map(({ id }) => id),
    quorum: quorumOf(present, members.length - tally.conflict, quorumBp),
    majority: majorityOf(tally, majorityBp),
  }
}

function quorumOf(present: readonly Member[], base: number, neededBp: number): Quorum {
  const free = present.filter((member) => member.interests.length === 0).length
  const interested = present.length - free
  const counting = free + Math.min(free, interested)
  const share = shareBp(counting, base)
  return { base, free, interested, counting, shareBp: share, neededBp, reached: counting > 0 && share >= neededBp }
}

function majorityOf(tally: Record<Choice, number>, neededBp: number): Majority {
  const [inFavour, against] = [tally.yes + tally.conditions, tally.no]
  const share = shareBp(inFavour, inFavour + against)
  return { for: inFavour, against, shareBp: share, neededBp, reached: inFavour > against && share >= neededBp }
}

/** Whether these members could make a quorum at all, if all of them came: said before a review is opened. */
export function quorumWithinReach(members: readonly Member[], quorumBp: number): boolean {
  return quorumOf(members, members.length, quorumBp).reached
}
