'use server'

import { adoptPlan } from '@/lib/features/portfolio/adopt-plan'
import { addRelation, removeRelation } from '@/lib/features/portfolio/relations'
import { deleteScenario, saveScenario } from '@/lib/features/portfolio/scenarios'
import { action } from '@/lib/server/action'

export const adoptPlanAction = action(adoptPlan, { revalidate: '/portfolio/plan' })
export const addRelationAction = action(addRelation, { revalidate: '/portfolio' })
export const removeRelationAction = action(removeRelation, { revalidate: '/portfolio' })
export const saveScenarioAction = action(saveScenario, { revalidate: '/portfolio/plan' })
export const deleteScenarioAction = action(deleteScenario, { revalidate: '/portfolio/plan' })
