'use server'

import { archiveFormula, restoreFormula } from '@/lib/features/formulas/archive-formula'
import { checkFormula, tryFormula } from '@/lib/features/formulas/check-formula'
import { createFormula } from '@/lib/features/formulas/create-formula'
import { discardDraft } from '@/lib/features/formulas/discard-draft'
import { publishDraft } from '@/lib/features/formulas/publish-draft'
import { returnDraft } from '@/lib/features/formulas/return-draft'
import { saveDraft } from '@/lib/features/formulas/save-draft'
import { submitDraft } from '@/lib/features/formulas/submit-draft'
import { action } from '@/lib/server/action'

const pages = ['/formulas']

export const createFormulaAction = action(createFormula, { revalidate: pages })
export const saveDraftAction = action(saveDraft, { revalidate: pages })
export const submitDraftAction = action(submitDraft, { revalidate: pages })
export const publishDraftAction = action(publishDraft, { revalidate: pages })
export const returnDraftAction = action(returnDraft, { revalidate: pages })
export const discardDraftAction = action(discardDraft, { revalidate: pages })
export const archiveFormulaAction = action(archiveFormula, { revalidate: pages })
export const restoreFormulaAction = action(restoreFormula, { revalidate: pages })
export const checkFormulaAction = action(checkFormula)
export const tryFormulaAction = action(tryFormula)
