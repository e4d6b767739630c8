'use server'

import { archiveComponent, restoreComponent } from '@/lib/features/components/archive-component'
import { createComponent } from '@/lib/features/components/create-component'
import { updateComponent } from '@/lib/features/components/update-component'
import { action } from '@/lib/server/action'

const record = ({ id }: { id: string }) => `/components/${id}`

export const createComponentAction = action(createComponent, { revalidate: '/components', redirectTo: record })
export const updateComponentAction = action(updateComponent, { revalidate: '/components', redirectTo: record })
export const archiveComponentAction = action(archiveComponent, { revalidate: '/components' })
export const restoreComponentAction = action(restoreComponent, { revalidate: '/components' })
