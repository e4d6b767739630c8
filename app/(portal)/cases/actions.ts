'use server'

import { applyWorkbook } from '@/lib/features/cases/apply-workbook'
import { beginCaseDraft, discardCaseDraft } from '@/lib/features/cases/begin-draft'
import { readDraft } from '@/lib/features/cases/choices'
import { createCase } from '@/lib/features/cases/create-case'
import { decideCase } from '@/lib/features/cases/decide-case'
import { handInCase } from '@/lib/features/cases/hand-in'
import { previewCase, simulateCase } from '@/lib/features/cases/preview'
import { readWorkbook } from '@/lib/features/cases/read-workbook'
import { saveCase } from '@/lib/features/cases/save-case'
import { takeCaseBack } from '@/lib/features/cases/take-back'
import { archiveCase, restoreCase, withdrawCase } from '@/lib/features/cases/withdraw-case'
import { action } from '@/lib/server/action'

export const createCaseAction = action(createCase, { revalidate: '/cases', redirectTo: ({ number }) => `/cases/${number}/edit` })
export const saveCaseAction = action(saveCase, { revalidate: '/cases' })
export const previewCaseAction = action(previewCase)
export const readDraftAction = action(readDraft)
export const simulateCaseAction = action(simulateCase)
export const handInCaseAction = action(handInCase, { revalidate: '/cases' })
export const takeCaseBackAction = action(takeCaseBack, { revalidate: '/cases' })
export const decideCaseAction = action(decideCase, { revalidate: '/cases' })
export const beginCaseDraftAction = action(beginCaseDraft, { revalidate: '/cases', redirectTo: ({ number }) => `/cases/${number}/edit` })
export const discardCaseDraftAction = action(discardCaseDraft, { revalidate: '/cases' })
export const withdrawCaseAction = action(withdrawCase, { revalidate: '/cases' })
export const archiveCaseAction = action(archiveCase, { revalidate: '/cases' })
export const restoreCaseAction = action(restoreCase, { revalidate: '/cases' })
export const readWorkbookAction = action(readWorkbook, { redirectTo: ({ number, fileId }) => `/cases/${number}/workbook?file=${fileId}` })
export const applyWorkbookAction = action(applyWorkbook, { revalidate: '/cases' })
