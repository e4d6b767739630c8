'use server'

import { setPreference } from '@/lib/features/people/update-profile'
import { action } from '@/lib/server/action'

export const savePreference = action(setPreference)
