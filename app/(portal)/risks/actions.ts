'use server'

import { acceptRisk, withdrawAcceptance } from '@/lib/features/risks/accept-risk'
import { addRiskAction } from '@/lib/features/risks/add-action'
import { answerProposal } from '@/lib/features/risks/answer-proposal'
import { assessRisk } from '@/lib/features/risks/assess-risk'
import { closeRisk, reopenRisk } from '@/lib/features/risks/close-risk'
import { addControl, archiveControl, restoreControl, testControl, updateControl } from '@/lib/features/risks/controls'
import { createRisk } from '@/lib/features/risks/create-risk'
import { linkRisks, unlinkRisks } from '@/lib/features/risks/link-risks'
import { reviewRisk } from '@/lib/features/risks/review-risk'
import { updateRisk } from '@/lib/features/risks/update-risk'
import { action } from '@/lib/server/action'

const record = ({ number }: { number: number }) => `/risks/${number}`

export const createRiskAction = action(createRisk, { revalidate: '/risks', redirectTo: record })
export const updateRiskAction = action(updateRisk, { revalidate: '/risks', redirectTo: record })
export const assessRiskAction = action(assessRisk, { revalidate: '/risks', redirectTo: record })
export const reviewRiskAction = action(reviewRisk, { revalidate: '/risks' })
export const answerProposalAction = action(answerProposal, { revalidate: '/risks' })
export const closeRiskAction = action(closeRisk, { revalidate: '/risks' })
export const reopenRiskAction = action(reopenRisk, { revalidate: '/risks' })
export const acceptRiskAction = action(acceptRisk, { revalidate: '/risks' })
export const withdrawAcceptanceAction = action(withdrawAcceptance, { revalidate: '/risks' })
export const addControlAction = action(addControl, { revalidate: '/risks' })
export const updateControlAction = action(updateControl, { revalidate: '/risks' })
export const archiveControlAction = action(archiveControl, { revalidate: '/risks' })
export const restoreControlAction = action(restoreControl, { revalidate: '/risks' })
export const testControlAction = action(testControl, { revalidate: '/risks' })
export const addRiskActionAction = action(addRiskAction, { revalidate: '/risks' })
export const linkRisksAction = action(linkRisks, { revalidate: '/risks' })
export const unlinkRisksAction = action(unlinkRisks, { revalidate: '/risks' })
