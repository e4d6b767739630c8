'use server'

import { checkConnection } from '@/lib/features/engines/check-connection'
import { connectEngine } from '@/lib/features/engines/connect-engine'
import { deleteEngine, deletePreview } from '@/lib/features/engines/delete-engine'
import { discoverProcesses } from '@/lib/features/engines/discover-processes'
import { linkProcess, setProcessPurpose, unlinkProcess } from '@/lib/features/engines/link-process'
import { pauseEngine, resumeEngine } from '@/lib/features/engines/pause-engine'
import { syncEngine } from '@/lib/features/engines/sync-engine'
import { updateEngine } from '@/lib/features/engines/update-engine'
import { action } from '@/lib/server/action'

export const checkConnectionAction = action(checkConnection)
export const connectEngineAction = action(connectEngine, { revalidate: '/engines' })
export const updateEngineAction = action(updateEngine, { revalidate: '/engines' })
export const pauseEngineAction = action(pauseEngine, { revalidate: '/engines' })
export const resumeEngineAction = action(resumeEngine, { revalidate: '/engines' })
export const syncEngineAction = action(syncEngine, { revalidate: '/engines' })
export const discoverProcessesAction = action(discoverProcesses, { revalidate: '/engines' })
export const linkProcessAction = action(linkProcess, { revalidate: '/engines' })
export const unlinkProcessAction = action(unlinkProcess, { revalidate: '/engines' })
export const setPurposeAction = action(setProcessPurpose, { revalidate: '/engines' })
export const deletePreviewAction = action(deletePreview)
export const deleteEngineAction = action(deleteEngine)
