'use server'

import { acceptProposal, declineProposal } from '@/lib/features/expansion/decide-proposal'
import { lookForSiblings } from '@/lib/features/expansion/look-for-siblings'
import { action } from '@/lib/server/action'

export const lookForSiblingsAction = action(lookForSiblings, { revalidate: '/expansion' })
export const acceptProposalAction = action(acceptProposal, { revalidate: ['/expansion', '/automations', '/actions'] })
export const declineProposalAction = action(declineProposal, { revalidate: '/expansion' })
