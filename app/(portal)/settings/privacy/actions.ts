'use server'

import { endHold, setHold } from '@/lib/features/privacy/holds'
import { editRule, runRetention } from '@/lib/features/privacy/retention'
import { action } from '@/lib/server/action'

export const editRuleAction = action(editRule, { revalidate: '/settings/privacy' })
export const runRetentionAction = action(runRetention, { revalidate: '/settings/privacy' })
export const setHoldAction = action(setHold, { revalidate: '/settings/privacy' })
export const endHoldAction = action(endHold, { revalidate: '/settings/privacy' })
