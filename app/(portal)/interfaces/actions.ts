'use server'

import { archiveInterface, restoreInterface } from '@/lib/features/interfaces/archive-interface'
import { createInterface } from '@/lib/features/interfaces/create-interface'
import { updateInterface } from '@/lib/features/interfaces/update-interface'
import { action } from '@/lib/server/action'

const record = ({ id }: { id: string }) => `/interfaces/${id}`

export const createInterfaceAction = action(createInterface, { revalidate: '/interfaces', redirectTo: record })
export const updateInterfaceAction = action(updateInterface, { revalidate: '/interfaces', redirectTo: record })
export const archiveInterfaceAction = action(archiveInterface, { revalidate: '/interfaces' })
export const restoreInterfaceAction = action(restoreInterface, { revalidate: '/interfaces' })
