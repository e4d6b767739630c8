'use server'

import { createView } from '@/lib/features/views/create-view'
import { deleteView } from '@/lib/features/views/delete-view'
import { updateView } from '@/lib/features/views/update-view'
import { action } from '@/lib/server/action'

export const createViewAction = action(createView)
export const updateViewAction = action(updateView)
export const deleteViewAction = action(deleteView)
