'use server'

import { discardMatrixDraft, saveMatrixDraft } from '@/lib/features/risks/matrix-draft'
import { previewMatrix } from '@/lib/features/risks/matrix-effect'
import { publishMatrix } from '@/lib/features/risks/publish-matrix'
import { action } from '@/lib/server/action'

const page = '/settings/risk-matrix'

export const saveMatrixDraftAction = action(saveMatrixDraft, { revalidate: page })
export const discardMatrixDraftAction = action(discardMatrixDraft, { revalidate: page })
export const previewMatrixAction = action(previewMatrix)
export const publishMatrixAction = action(publishMatrix, { revalidate: ['/risks', page] })
