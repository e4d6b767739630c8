'use server'

import { updateSettings } from '@/lib/features/settings/update-settings'
import { action } from '@/lib/server/action'

export const updateSettingsAction = action(updateSettings, { revalidate: '/' })
