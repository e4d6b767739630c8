import { isWithin, type Grant } from '@/lib/core/access'
import { addDays, type Day } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import { allow, refuse, type Decision } from '@/lib/core/result'
import { acceptingApart } from '@/lib/core/separation'
import { bands, type ApproverRole, type Band, type Matrix } from './matrix'

/** `stale`: it was accepted, but no longer as it stands. */
export const acceptanceStates = ['none', 'valid', 'stale'] as const
export type AcceptanceState = (typeof acceptanceStates)[number]

export interface AcceptingFacts {
  status: string
  band: Band
  /** Path of the risk's department; null: of the whole programme */
  departmentPath: string | null
  ownerId: string | null
  deputyId: string | null
  /** Whether the approver was owner or deputy once */
  heldBefore: boolean
  /** Raised by an indicator or a changed system and not answered yet */
  proposed: boolean
  approver: { id: string; grants: readonly Grant[] }
}

const reaches = (grant: Grant, path: string | null) => grant.departmentPath === null || (path !== null && isWithin(path, grant.departmentPath))

/** The role in which somebody may accept a risk as it stands, or why they may not. */
export function acceptingRole(matrix: Matrix, facts: AcceptingFacts): Decision<ApproverRole> {
  if (facts.status !== 'open') return refuse({ key: 'risks.accepting.closed' })
  if (facts.proposed) return refuse({ key: 'risks.accepting.proposed' })
  const apart = acceptingApart({ band: facts.band, approverId: facts.approver.id, ownerId: facts.ownerId, deputyId: facts.deputyId, heldBefore: facts.heldBefore })
  if (apart.length) return refuse(...apart)
  const role = matrix.bands[facts.band].approvers.find((name) => facts.approver.grants.some((grant) => grant.role === name && reaches(grant, facts.departmentPath)))
  return role ? allow(role) : refuse({ key: 'risks.accepting.role', params: { band: facts.band } })
}

/** The last day that an acceptance of this band may name. */
export const lastExpiry = (matrix: Matrix, band: Band, today: Day): Day => addDays(today, matrix.bands[band].acceptDays)

/** Why that day does not do as the end of an acceptance; null: it does. */
export function expiryReason(matrix: Matrix, band: Band, expiresOn: Day, today: Day): Reason | null {
  if (expiresOn <= today) return { key: 'risks.accepting.expiryPast' }
  return expiresOn > lastExpiry(matrix, band, today) ? { key: 'risks.accepting.expiryFar', params: { days: matrix.bands[band].acceptDays } } : null
}

export interface NewestAcceptance {
  kind: 'accepted' | 'withdrawn'
  /** What was accepted, placed on the matrix of today */
  accepted: { score: number; band: Band }
  /** The band that the approver accepted */
  band: Band
  expiresOn: Day | null
}

/**
 * What the newest acceptance is worth against the score that stands: it holds up to and with its last day, for nothing larger than
 * was accepted, and only while no new matrix puts what was accepted into a higher band, which other people answer for.
 */
export function acceptanceState(newest: NewestAcceptance | null, residualScore: number, today: Day): AcceptanceState {
  if (!newest || newest.kind === 'withdrawn') return 'none'
  const higherBand = bands.indexOf(newest.accepted.band) > bands.indexOf(newest.band)
  return residualScore > newest.accepted.score || higherBand || (newest.expiresOn !== null && newest.expiresOn < today) ? 'stale' : 'valid'
}
