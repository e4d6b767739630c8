'use server'

import { confirmRecord } from '@/lib/features/compliance/confirm-record'
import { archiveProcess, restoreProcess } from '@/lib/features/processes/archive-process'
import { createProcess } from '@/lib/features/processes/create-process'
import { freezeBaseline } from '@/lib/features/processes/freeze-baseline'
import { updateProcess } from '@/lib/features/processes/update-process'
import { action } from '@/lib/server/action'

const record = ({ id }: { id: string }) => `/processes/${id}`

export const createProcessAction = action(createProcess, { revalidate: '/processes', redirectTo: record })
export const updateProcessAction = action(updateProcess, { revalidate: '/processes', redirectTo: record })
export const archiveProcessAction = action(archiveProcess, { revalidate: '/processes' })
export const restoreProcessAction = action(restoreProcess, { revalidate: '/processes' })
export const freezeBaselineAction = action(freezeBaseline, { revalidate: '/processes', redirectTo: ({ processId }) => `/processes/${processId}` })
export const confirmRecordAction = action(confirmRecord, { revalidate: ['/processes', '/compliance'] })
