'use server'

import { previewModel } from '@/lib/features/scoring/preview-model'
import { publishModel } from '@/lib/features/scoring/publish-model'
import { action } from '@/lib/server/action'

export const previewModelAction = action(previewModel)
export const publishModelAction = action(publishModel, { revalidate: '/settings/scoring', redirectTo: () => '/settings/scoring' })
