'use server'

import { createPerson } from '@/lib/features/people/create-person'
import { grantRole } from '@/lib/features/people/grant-role'
import { resetPassword } from '@/lib/features/people/reset-password'
import { revokeRole } from '@/lib/features/people/revoke-role'
import { setActive } from '@/lib/features/people/set-active'
import { updatePerson } from '@/lib/features/people/update-person'
import { action } from '@/lib/server/action'

export const createPersonAction = action(createPerson, { revalidate: '/people' })
export const updatePersonAction = action(updatePerson, { revalidate: '/people' })
export const grantRoleAction = action(grantRole, { revalidate: '/people' })
export const revokeRoleAction = action(revokeRole, { revalidate: '/people' })
export const resetPasswordAction = action(resetPassword)
export const setActiveAction = action(setActive, { revalidate: '/people' })
