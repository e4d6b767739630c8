'use server'

import { createAction } from '@/lib/features/actions/create-action'
import { action } from '@/lib/server/action'

export const createValueActionAction = action(createAction, { revalidate: '/value' })
