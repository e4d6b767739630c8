'use server'

import { assemblePlan } from '@/lib/features/compatibility/assemble-plan'
import { stepDefectOn, updateDefect } from '@/lib/features/compatibility/defects'
import { createTemplate, saveTemplateDraft } from '@/lib/features/compatibility/edit-template'
import { addCheck, decideCheck, removeCheck } from '@/lib/features/compatibility/plan-checks'
import { archiveTemplate, discardTemplateDraft, publishTemplate } from '@/lib/features/compatibility/publish-template'
import { recordResult } from '@/lib/features/compatibility/record-result'
import { cancelRun, signRun } from '@/lib/features/compatibility/sign-run'
import { startRun } from '@/lib/features/compatibility/start-run'
import { action } from '@/lib/server/action'

export const assemblePlanAction = action(assemblePlan, { revalidate: '/compatibility' })
export const addCheckAction = action(addCheck)
export const decideCheckAction = action(decideCheck)
export const removeCheckAction = action(removeCheck)
export const startRunAction = action(startRun, { redirectTo: ({ number }) => `/compatibility/runs/${number}/test` })
export const recordResultAction = action(recordResult)
export const signRunAction = action(signRun, { revalidate: '/compatibility' })
export const cancelRunAction = action(cancelRun, { revalidate: '/compatibility' })
export const updateDefectAction = action(updateDefect, { redirectTo: ({ number }) => `/compatibility/defects/${number}` })
export const stepDefectAction = action(stepDefectOn)
export const createTemplateAction = action(createTemplate, { redirectTo: ({ key }) => `/compatibility/templates/${key}/edit` })
export const saveTemplateDraftAction = action(saveTemplateDraft)
export const publishTemplateAction = action(publishTemplate, { revalidate: '/compatibility/templates' })
export const discardTemplateDraftAction = action(discardTemplateDraft, { revalidate: '/compatibility/templates' })
export const archiveTemplateAction = action(archiveTemplate, { revalidate: '/compatibility/templates' })
