'use server'

import { addToScope, removeFromScope } from '@/lib/features/programme/change-scope'
import { deleteMilestone } from '@/lib/features/programme/delete-milestone'
import { addMilestone, updateMilestone } from '@/lib/features/programme/plan-milestone'
import { reachMilestone } from '@/lib/features/programme/reach-milestone'
import { correctExpense, recordExpense } from '@/lib/features/programme/record-expense'
import { updatePhase } from '@/lib/features/programme/update-phase'
import { action } from '@/lib/server/action'

const revalidate = '/programme'

export const updatePhaseAction = action(updatePhase, { revalidate })
export const addToScopeAction = action(addToScope, { revalidate })
export const removeFromScopeAction = action(removeFromScope, { revalidate })
export const addMilestoneAction = action(addMilestone, { revalidate })
export const updateMilestoneAction = action(updateMilestone, { revalidate })
export const reachMilestoneAction = action(reachMilestone, { revalidate })
export const deleteMilestoneAction = action(deleteMilestone, { revalidate })
export const recordExpenseAction = action(recordExpense, { revalidate })
export const correctExpenseAction = action(correctExpense, { revalidate })
