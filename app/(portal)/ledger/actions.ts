'use server'

import { correctMonth } from '@/lib/features/ledger/correct-month'
import { recomputeAutomation } from '@/lib/features/ledger/recompute-automation'
import { signMonths } from '@/lib/features/ledger/sign-months'
import { action } from '@/lib/server/action'

const pages = ['/ledger', '/value', '/']

export const signMonthsAction = action(signMonths, { revalidate: pages })
export const correctMonthAction = action(correctMonth, { revalidate: pages })
export const recomputeAction = action(recomputeAutomation, { revalidate: pages })
