'use server'

import { adoptAssessment } from '@/lib/features/scoring/adopt-assessment'
import { saveAssessment } from '@/lib/features/scoring/save-assessment'
import { action } from '@/lib/server/action'

export const saveAssessmentAction = action(saveAssessment, { revalidate: '/requests', redirectTo: ({ number }) => `/requests/${number}` })
export const adoptAssessmentAction = action(adoptAssessment, { revalidate: '/requests' })
