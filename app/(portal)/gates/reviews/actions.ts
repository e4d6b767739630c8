'use server'

import { castVote } from '@/lib/features/gate-reviews/cast-vote'
import { cancelReview } from '@/lib/features/gate-reviews/cancel-review'
import { decideReview } from '@/lib/features/gate-reviews/decide-review'
import { openReview } from '@/lib/features/gate-reviews/open-review'
import { addToScope } from '@/lib/features/programme/change-scope'
import { action } from '@/lib/server/action'

const pages = ['/gates', '/programme', '/']

export const openReviewAction = action(openReview, { revalidate: pages })
export const castVoteAction = action(castVote, { revalidate: pages })
export const decideReviewAction = action(decideReview, { revalidate: pages })
export const cancelReviewAction = action(cancelReview, { revalidate: pages })
export const takeIntoScopeAction = action(addToScope, { revalidate: '/programme' })
