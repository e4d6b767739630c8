'use server'

import { createPerson } from '@/lib/features/people/create-person'
import { grantRole } from '@/lib/features/people/grant-role'
import { resetPassword } from '@/lib/features/people/reset-password'
import { revokeRole } from '@/lib/features/people/revoke-role'
import { setActive } from '@/lib/features/people/set-active'
import { updatePerson } from '@/lib/features/people/update-person'
import { erasePerson } from '@/lib/features/privacy/erase-person'
import { exportPersonData } from '@/lib/features/privacy/export-person'
import { action } from '@/lib/server/action'

export const createPersonAction = action(createPerson, { revalidate: '/people' })
export const updatePersonAction = action(updatePerson, { revalidate: '/people' })
export const grantRoleAction = action(grantRole, { revalidate: '/people' })
export const revokeRoleAction = action(revokeRole, { revalidate: '/people' })
export const resetPasswordAction = action(resetPassword)
export const setActiveAction = action(setActive, { revalidate: '/people' })
export const exportPersonDataAction = action(exportPersonData)
export const erasePersonAction = action(erasePerson, { revalidate: '/people', redirectTo: ({ id }) => `/people/${id}` })
