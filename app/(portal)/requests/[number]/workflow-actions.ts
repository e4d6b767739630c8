'use server'

import { openApproval } from '@/lib/features/approvals/open-approval'
import { reassignStep } from '@/lib/features/approvals/reassign-step'
import { convertRequest } from '@/lib/features/requests/convert-request'
import { takeStep } from '@/lib/features/requests/take-step'
import { action } from '@/lib/server/action'

export const takeStepAction = action(takeStep, { revalidate: '/requests' })
export const convertRequestAction = action(convertRequest, { revalidate: '/requests' })
export const openApprovalAction = action(openApproval, { revalidate: '/requests' })
export const reassignStepAction = action(reassignStep, { revalidate: '/requests' })
