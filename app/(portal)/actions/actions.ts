'use server'

import { createAction } from '@/lib/features/actions/create-action'
import { dropAction } from '@/lib/features/actions/drop-action'
import { finishAction } from '@/lib/features/actions/finish-action'
import { reopenAction } from '@/lib/features/actions/reopen-action'
import { updateAction } from '@/lib/features/actions/update-action'
import { action } from '@/lib/server/action'

const record = ({ id }: { id: string }) => `/actions/${id}`

export const createActionAction = action(createAction, { revalidate: '/actions', redirectTo: record })
export const updateActionAction = action(updateAction, { revalidate: '/actions', redirectTo: record })
export const finishActionAction = action(finishAction, { revalidate: '/actions' })
export const dropActionAction = action(dropAction, { revalidate: '/actions' })
export const reopenActionAction = action(reopenAction, { revalidate: '/actions' })
