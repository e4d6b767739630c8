'use server'

import { rateHref } from '@/lib/core/rates/address'
import { archiveGrade, restoreGrade } from '@/lib/features/rates/archive-grade'
import { createGrade } from '@/lib/features/rates/create-grade'
import { enterExchange } from '@/lib/features/rates/enter-exchange'
import { enterParameter } from '@/lib/features/rates/enter-parameter'
import { enterWage } from '@/lib/features/rates/enter-wage'
import { takeBackRate } from '@/lib/features/rates/take-back-rate'
import { updateGrade } from '@/lib/features/rates/update-grade'
import { action } from '@/lib/server/action'

export const enterWageAction = action(enterWage, { revalidate: '/rates', redirectTo: ({ gradeId, departmentId }) => rateHref({ table: 'wage', gradeId, departmentId }) })
export const enterExchangeAction = action(enterExchange, { revalidate: '/rates', redirectTo: ({ from, to }) => rateHref({ table: 'exchange', from, to }) })
export const enterParameterAction = action(enterParameter, { revalidate: '/rates', redirectTo: ({ kind }) => rateHref({ table: 'parameter', kind }) })
export const takeBackRateAction = action(takeBackRate, { revalidate: '/rates' })
export const createGradeAction = action(createGrade, { revalidate: '/rates' })
export const updateGradeAction = action(updateGrade, { revalidate: '/rates' })
export const archiveGradeAction = action(archiveGrade, { revalidate: '/rates' })
export const restoreGradeAction = action(restoreGrade, { revalidate: '/rates' })
