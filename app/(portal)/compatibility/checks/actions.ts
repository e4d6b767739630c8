'use server'

import { confirmCheck, withdrawConfirmation } from '@/lib/features/autochecks/confirm-check'
import { createCheck } from '@/lib/features/autochecks/create-check'
import { archiveCheck, pauseCheck, resumeCheck } from '@/lib/features/autochecks/pause-check'
import { runCheck } from '@/lib/features/autochecks/run-check'
import { updateCheck } from '@/lib/features/autochecks/update-check'
import { action } from '@/lib/server/action'

const record = ({ id }: { id: string }) => `/compatibility/checks/${id}`

export const createCheckAction = action(createCheck, { revalidate: '/compatibility/checks', redirectTo: record })
export const updateCheckAction = action(updateCheck, { revalidate: '/compatibility/checks', redirectTo: record })
export const confirmCheckAction = action(confirmCheck, { revalidate: '/compatibility/checks' })
export const withdrawConfirmationAction = action(withdrawConfirmation, { revalidate: '/compatibility/checks' })
export const pauseCheckAction = action(pauseCheck, { revalidate: '/compatibility/checks' })
export const resumeCheckAction = action(resumeCheck, { revalidate: '/compatibility/checks' })
export const archiveCheckAction = action(archiveCheck, { revalidate: '/compatibility/checks' })
export const runCheckAction = action(runCheck, { revalidate: '/compatibility/checks' })
