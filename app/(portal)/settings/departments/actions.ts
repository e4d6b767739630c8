'use server'

import { createDepartment } from '@/lib/features/departments/create-department'
import { deleteDepartment } from '@/lib/features/departments/delete-department'
import { moveDepartment } from '@/lib/features/departments/move-department'
import { updateDepartment } from '@/lib/features/departments/update-department'
import { action } from '@/lib/server/action'

export const createDepartmentAction = action(createDepartment, { revalidate: '/settings/departments' })
export const updateDepartmentAction = action(updateDepartment, { revalidate: '/settings/departments' })
export const moveDepartmentAction = action(moveDepartment, { revalidate: '/settings/departments' })
export const deleteDepartmentAction = action(deleteDepartment, { revalidate: '/settings/departments' })
