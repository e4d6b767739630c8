'use server'

import { archiveAutomation, restoreAutomation } from '@/lib/features/automations/archive-automation'
import { assignPhase } from '@/lib/features/automations/assign-phase'
import { createAutomation } from '@/lib/features/automations/create-automation'
import { setStage } from '@/lib/features/automations/set-stage'
import { updateAutomation } from '@/lib/features/automations/update-automation'
import { linkComponent, unlinkComponent } from '@/lib/features/components/link-component'
import { linkInterface, unlinkInterface } from '@/lib/features/interfaces/link-interface'
import { enterReading } from '@/lib/features/readings/enter-reading'
import { takeBackReading } from '@/lib/features/readings/take-back-reading'
import { action } from '@/lib/server/action'

const record = ({ id }: { id: string }) => `/automations/${id}`

export const createAutomationAction = action(createAutomation, { revalidate: '/automations', redirectTo: record })
export const updateAutomationAction = action(updateAutomation, { revalidate: '/automations', redirectTo: record })
export const assignPhaseAction = action(assignPhase, { revalidate: '/automations', redirectTo: record })
export const setStageAction = action(setStage, { revalidate: '/automations' })
export const archiveAutomationAction = action(archiveAutomation, { revalidate: '/automations' })
export const restoreAutomationAction = action(restoreAutomation, { revalidate: '/automations' })
export const linkInterfaceAction = action(linkInterface, { revalidate: '/automations' })
export const unlinkInterfaceAction = action(unlinkInterface, { revalidate: '/automations' })
export const linkComponentAction = action(linkComponent, { revalidate: ['/automations', '/components'] })
export const unlinkComponentAction = action(unlinkComponent, { revalidate: ['/automations', '/components'] })
export const enterReadingAction = action(enterReading, { revalidate: '/automations' })
export const takeBackReadingAction = action(takeBackReading, { revalidate: '/automations' })
