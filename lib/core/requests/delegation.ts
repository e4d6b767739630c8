import type { Day } from '@/lib/core/calendar/local-day'

/** Days, both included, on which somebody stands in for somebody else. */
export interface AbsenceSpan {
  personId: string
  delegateId: string
  fromDay: Day
  toDay: Day
  ended: boolean
}

const isAway = (personId: string, today: Day, absences: readonly AbsenceSpan[]): boolean => absences.some((absence) => absence.personId === personId && covers(absence, today))

const covers = ({ fromDay, toDay, ended }: AbsenceSpan, today: Day): boolean => !ended && fromDay <= today && today <= toDay

/**
 * Who is asked in place of somebody who is away today; null: the person themselves. It goes one step and no further: a stand-in
 * who is away too is not replaced, and it never ends in somebody who is excluded, such as the requester.
 */
export function standInFor(personId: string, today: Day, absences: readonly AbsenceSpan[], excludedIds: readonly string[] = []): string | null {
  const away = absences.find((absence) => absence.personId === personId && covers(absence, today))
  if (!away || away.delegateId === personId) return null
  return isAway(away.delegateId, today, absences) || excludedIds.includes(away.delegateId) ? null : away.delegateId
}

/** Those whom this person stands in for today. */
export const principalsOf = (delegateId: string, today: Day, absences: readonly AbsenceSpan[]): string[] =>
  [...new Set(absences.filter((absence) => absence.delegateId === delegateId && covers(absence, today)).map(({ personId }) => personId))].filter(
    (personId) => standInFor(personId, today, absences) === delegateId,
  )

/** Whether two spans of the same person share a day. */
export const overlaps = (a: Pick<AbsenceSpan, 'fromDay' | 'toDay'>, b: Pick<AbsenceSpan, 'fromDay' | 'toDay'>): boolean => a.fromDay <= b.toDay && b.fromDay <= a.toDay
