'use server'

import { savePreferences } from '@/lib/features/notices/save-preferences'
import { changePassword } from '@/lib/features/people/change-password'
import { revokeAllOwnSessions, revokeOwnSession } from '@/lib/features/people/own-sessions'
import { updateProfile } from '@/lib/features/people/update-profile'
import { exportOwnData } from '@/lib/features/privacy/export-person'
import { action } from '@/lib/server/action'

export const updateProfileAction = action(updateProfile, { revalidate: '/' })
export const changePasswordAction = action(changePassword)
export const revokeSessionAction = action(revokeOwnSession, { revalidate: '/profile' })
export const revokeAllSessionsAction = action(revokeAllOwnSessions)
export const savePreferencesAction = action(savePreferences, { revalidate: '/profile' })
export const exportOwnDataAction = action(exportOwnData)
