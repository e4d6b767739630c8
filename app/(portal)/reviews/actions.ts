'use server'

import { claimReview, releaseReview } from '@/lib/features/reviews/claim-review'
import { createPoint } from '@/lib/features/reviews/create-point'
import { decideReview } from '@/lib/features/reviews/decide-review'
import { handOnReview } from '@/lib/features/reviews/hand-on-review'
import { lookAgain } from '@/lib/features/reviews/look-again'
import { openReview } from '@/lib/features/reviews/open-review'
import { resendCallback } from '@/lib/features/reviews/resend-callback'
import { renewSigningKey, switchPointOff, switchPointOn } from '@/lib/features/reviews/switch-point'
import { updatePoint } from '@/lib/features/reviews/update-point'
import { withdrawReview } from '@/lib/features/reviews/withdraw-review'
import { action } from '@/lib/server/action'

export const decideReviewAction = action(decideReview, { revalidate: '/reviews' })
export const openReviewAction = action(openReview)
export const claimReviewAction = action(claimReview, { revalidate: '/reviews' })
export const releaseReviewAction = action(releaseReview, { revalidate: '/reviews' })
export const handOnReviewAction = action(handOnReview, { revalidate: '/reviews' })
export const withdrawReviewAction = action(withdrawReview, { revalidate: '/reviews' })
export const lookAgainAction = action(lookAgain, { revalidate: '/reviews' })
export const resendCallbackAction = action(resendCallback, { revalidate: '/reviews/callbacks' })
export const createPointAction = action(createPoint, { revalidate: '/reviews/points' })
export const updatePointAction = action(updatePoint, { revalidate: '/reviews/points', redirectTo: ({ id }) => `/reviews/points/${id}` })
export const switchPointOffAction = action(switchPointOff, { revalidate: '/reviews/points' })
export const switchPointOnAction = action(switchPointOn, { revalidate: '/reviews/points' })
export const renewSigningKeyAction = action(renewSigningKey, { revalidate: '/reviews/points' })
