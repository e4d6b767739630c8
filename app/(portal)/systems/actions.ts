'use server'

import { recordRelease } from '@/lib/features/compatibility/record-release'
import { createSystem } from '@/lib/features/systems/create-system'
import { updateSystem } from '@/lib/features/systems/update-system'
import { action } from '@/lib/server/action'

export const createSystemAction = action(createSystem, { revalidate: '/systems', redirectTo: (system) => `/systems/${system.id}` })
export const recordReleaseAction = action(recordRelease, { revalidate: '/compatibility' })
export const updateSystemAction = action(updateSystem, { revalidate: '/systems', redirectTo: (system) => `/systems/${system.id}` })
