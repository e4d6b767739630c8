'use server'

import { stepUp } from '@/lib/features/people/step-up'
import { setPreference } from '@/lib/features/people/update-profile'
import { action } from '@/lib/server/action'

export const savePreference = action(setPreference)
export const stepUpAction = action(stepUp)
