'use server'

import { decideStep } from '@/lib/features/approvals/decide-step'
import { endAbsence } from '@/lib/features/approvals/end-absence'
import { noteAbsence } from '@/lib/features/approvals/note-absence'
import { publishPolicy } from '@/lib/features/approvals/publish-policy'
import { action } from '@/lib/server/action'

export const decideStepAction = action(decideStep, { revalidate: ['/approvals', '/requests'], redirectTo: () => '/approvals' })
export const noteAbsenceAction = action(noteAbsence, { revalidate: '/approvals' })
export const endAbsenceAction = action(endAbsence, { revalidate: '/approvals' })
export const publishPolicyAction = action(publishPolicy, { revalidate: '/approvals' })
