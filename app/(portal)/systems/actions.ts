'use server'

import { createSystem } from '@/lib/features/systems/create-system'
import { updateSystem } from '@/lib/features/systems/update-system'
import { action } from '@/lib/server/action'

export const createSystemAction = action(createSystem, { revalidate: '/systems', redirectTo: (system) => `/systems/${system.id}` })
export const updateSystemAction = action(updateSystem, { revalidate: '/systems', redirectTo: (system) => `/systems/${system.id}` })
