'use server'

import { createFirstAdmin } from '@/lib/features/people/first-admin'
import { action } from '@/lib/server/action'

export const createFirstAdminAction = action(createFirstAdmin, { as: 'set-up' })
