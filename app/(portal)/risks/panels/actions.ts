'use server'

import { addIndicator } from '@/lib/features/risks/add-indicator'
import { archiveIndicator } from '@/lib/features/risks/archive-indicator'
import { changeIndicator } from '@/lib/features/risks/change-indicator'
import { clearRiskMoney } from '@/lib/features/risks/clear-money'
import { pauseIndicator } from '@/lib/features/risks/pause-indicator'
import { resumeIndicator } from '@/lib/features/risks/resume-indicator'
import { setRiskMoney } from '@/lib/features/risks/set-money'
import { action } from '@/lib/server/action'

export const addIndicatorAction = action(addIndicator, { revalidate: '/risks' })
export const changeIndicatorAction = action(changeIndicator, { revalidate: '/risks' })
export const pauseIndicatorAction = action(pauseIndicator, { revalidate: '/risks' })
export const resumeIndicatorAction = action(resumeIndicator, { revalidate: '/risks' })
export const archiveIndicatorAction = action(archiveIndicator, { revalidate: '/risks' })
export const setRiskMoneyAction = action(setRiskMoney, { revalidate: '/risks' })
export const clearRiskMoneyAction = action(clearRiskMoney, { revalidate: '/risks' })
