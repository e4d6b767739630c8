'use server'

import { updatePhase } from '@/lib/features/programme/update-phase'
import { action } from '@/lib/server/action'

export const updatePhaseAction = action(updatePhase, { revalidate: '/programme' })
