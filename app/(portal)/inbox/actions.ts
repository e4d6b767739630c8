'use server'

import { markAllRead, openNotice } from '@/lib/features/notices/mark-read'
import { action } from '@/lib/server/action'

export const markReadAction = action(openNotice, { revalidate: '/inbox' })
export const markAllReadAction = action(markAllRead, { revalidate: '/inbox' })
