'use server'

import { addMeetingAction } from '@/lib/features/meetings/add-action'
import { cancelMeeting } from '@/lib/features/meetings/cancel-meeting'
import { closeMeeting } from '@/lib/features/meetings/close-meeting'
import { composeAgenda } from '@/lib/features/meetings/compose-agenda'
import { createSeries } from '@/lib/features/meetings/create-series'
import { markAttendance } from '@/lib/features/meetings/mark-attendance'
import { moveMeeting } from '@/lib/features/meetings/move-meeting'
import { recordDecision, removeDecision } from '@/lib/features/meetings/record-decision'
import { saveMinutes } from '@/lib/features/meetings/save-minutes'
import { startMeeting } from '@/lib/features/meetings/start-meeting'
import { updateSeries } from '@/lib/features/meetings/update-series'
import { action } from '@/lib/server/action'

const toList = () => '/meetings'

export const createSeriesAction = action(createSeries, { revalidate: '/meetings', redirectTo: toList })
export const updateSeriesAction = action(updateSeries, { revalidate: '/meetings', redirectTo: toList })
export const composeAgendaAction = action(composeAgenda, { revalidate: '/meetings' })
export const moveMeetingAction = action(moveMeeting, { revalidate: '/meetings' })
export const cancelMeetingAction = action(cancelMeeting, { revalidate: '/meetings' })
export const startMeetingAction = action(startMeeting, { revalidate: '/meetings' })
export const closeMeetingAction = action(closeMeeting, { revalidate: '/meetings' })
export const saveMinutesAction = action(saveMinutes)
export const markAttendanceAction = action(markAttendance)
export const recordDecisionAction = action(recordDecision)
export const removeDecisionAction = action(removeDecision)
export const addMeetingActionAction = action(addMeetingAction)
