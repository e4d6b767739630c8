'use server'

import { consentToStory, publishStory, withdrawStory } from '@/lib/features/recognition/publish-story'
import { publishRules } from '@/lib/features/recognition/publish-rules'
import { saveStory } from '@/lib/features/recognition/save-story'
import { stepUp } from '@/lib/features/people/step-up'
import { action } from '@/lib/server/action'

const pages = ['/recognition', '/requests']

export const publishRulesAction = action(publishRules, { revalidate: '/recognition' })
export const saveStoryAction = action(saveStory, { revalidate: pages })
export const publishStoryAction = action(publishStory, { revalidate: pages })
export const withdrawStoryAction = action(withdrawStory, { revalidate: pages })
export const consentAction = action(consentToStory, { revalidate: pages })
export const confirmAction = action(stepUp)
