'use server'

import { cardSteps } from '@/lib/features/requests/board-queries'
import { bulkRequests } from '@/lib/features/requests/bulk-requests'
import { takeStep } from '@/lib/features/requests/take-step'
import { action } from '@/lib/server/action'

export const bulkRequestsAction = action(bulkRequests, { revalidate: '/requests' })
export const cardStepsAction = action(cardSteps)
export const moveCardAction = action(takeStep, { revalidate: '/requests' })
