import { allow, refuse, type Decision } from '@/lib/core/result'
import type { RequestStatus } from './statuses'

/** States in which the submitter may change the words and figures of an own request: before anybody assesses it, and while it waits for them. */
const ownStates: readonly RequestStatus[] = ['submitted', 'needs-information', 'rejected']

export interface EditorFacts {
  status: RequestStatus
  submitter: boolean
  /** Holds the right to change requests of its department */
  edits: boolean
}

/** Whether words and figures of a handed-in request may be changed by this person. Drafts are saved, not edited. */
export function decideEdit({ status, submitter, edits }: EditorFacts): Decision<true> {
  if (status === 'draft' || status === 'closed') return refuse({ key: `requestDetail.edit.${status}` })
  if (edits || (submitter && ownStates.includes(status))) return allow(true)
  return refuse({ key: submitter ? 'requestDetail.edit.later' : 'requestDetail.edit.notYours' })
}

/** Whether votes, supports and files still mean something. */
export const isOpenToReactions = (status: string): boolean => status !== 'draft' && status !== 'closed'
