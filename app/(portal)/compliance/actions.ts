'use server'

import { createAssessment } from '@/lib/features/compliance/create-assessment'
import { decideAssessment } from '@/lib/features/compliance/decide-assessment'
import { handInAssessment } from '@/lib/features/compliance/hand-in-assessment'
import { reopenAssessment, takeAssessmentBack, withdrawAssessment } from '@/lib/features/compliance/move-assessment'
import { changeAssessmentFacts, saveStep } from '@/lib/features/compliance/save-assessment'
import { saveRecord } from '@/lib/features/compliance/save-record'
import { action } from '@/lib/server/action'

const assessment = ({ number }: { number: number }) => `/compliance/assessments/${number}`

export const saveRecordAction = action(saveRecord, { revalidate: ['/compliance', '/processes'], redirectTo: ({ processId }) => `/processes/${processId}?tab=compliance` })
export const createAssessmentAction = action(createAssessment, { revalidate: '/compliance', redirectTo: (made) => `${assessment(made)}/edit` })
export const saveStepAction = action(saveStep, { revalidate: '/compliance' })
export const changeAssessmentAction = action(changeAssessmentFacts, { revalidate: '/compliance', redirectTo: assessment })
export const handInAssessmentAction = action(handInAssessment, { revalidate: '/compliance', redirectTo: assessment })
export const decideAssessmentAction = action(decideAssessment, { revalidate: '/compliance' })
export const takeAssessmentBackAction = action(takeAssessmentBack, { revalidate: '/compliance' })
export const reopenAssessmentAction = action(reopenAssessment, { revalidate: '/compliance' })
export const withdrawAssessmentAction = action(withdrawAssessment, { revalidate: '/compliance' })
