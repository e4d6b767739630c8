'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { Button } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { attendanceStates, type AttendanceState } from '@/lib/core/programme/meetings'
import type { LiveMeeting } from '@/lib/features/meetings/live'
import { markAttendanceAction } from '../actions'
import { attendanceTone } from '../words'
import type { Send } from './meeting-room'

const chosen: Record<AttendanceState, string> = {
  present: 'border-ok bg-ok-soft text-ok',
  excused: 'border-line-strong bg-none-soft text-ink',
  absent: 'border-watch bg-watch-soft text-watch',
}

/** Who is there: one tap a person; a second tap on the same mark takes it back. */
export function AttendancePanel({ live, writes, send }: { live: LiveMeeting; writes: boolean; send: Send }) {
  const t = useTranslations('meetings')
  const [tapped, setTapped] = useState<Record<string, AttendanceState | 'none'>>({})
  const [guests, setGuests] = useState(0)
  const stateOf = ({ personId, state }: LiveMeeting['attendance'][number]) => {
    const own = tapped[personId]
    return own === undefined ? state : own === 'none' ? null : own
  }
  const mark = async (personIds: string[], state: AttendanceState | 'none') => {
    setTapped((known) => ({ ...known, ...Object.fromEntries(personIds.map((id) => [id, state])) }))
    await send(() => markAttendanceAction({ id: live.id, personIds, state }))
    setTapped((known) => Object.fromEntries(Object.entries(known).filter(([id]) => !personIds.includes(id))))
  }
  const people = live.attendance.map((person) => ({ ...person, state: stateOf(person) }))
  const open = people.filter(({ state }) => state === null)
  return (
    <section aria-labelledby="attendance-title" className="mb-7 min-w-0">
      <div className="mb-2.5 flex flex-wrap items-end justify-between gap-2">
        <div>
          <h2 id="attendance-title" className="text-lg font-semibold">
            {t('room.attendance')}
          </h2>
          <p role="status" className="text-xs text-ink-3">
            {t('room.attendanceNote', { present: people.filter(({ state }) => state === 'present').length, invited: people.length, open: open.length })}
          </p>
        </div>
        {writes && open.length > 0 && (
          <Button size="sm" onClick={() => void mark(open.map(({ personId }) => personId), 'present')}>
            {t('room.everybody')}
          </Button>
        )}
      </div>
      <ul className="panel divide-y divide-line-soft">
        {people.map(({ personId, name, state, chairs, guest }) => (
          <li key={personId} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 px-3.5 py-2">
            <span className="min-w-0 text-sm">
              {name}
              {(chairs || guest) && <span className="ml-1.5 text-xs text-ink-3">{t(chairs ? 'chair' : 'guest')}</span>}
            </span>
            {writes ? (
              <span role="group" aria-label={name} className="inline-flex gap-1">
                {attendanceStates.map((value) => (
                  <button
                    key={value}
                    type="button"
                    aria-pressed={state === value}
                    onClick={() => void mark([personId], state === value ? 'none' : value)}
                    className={clsx('h-7 rounded-md border px-2 text-xs pointer-coarse:h-11 pointer-coarse:px-3 pointer-coarse:text-sm', state === value ? chosen[value] : 'border-line text-ink-2 hover:border-line-strong')}
                  >
                    {t(`attendanceStates.${value}`)}
                  </button>
                ))}
              </span>
            ) : (
              <Status tone={state ? attendanceTone[state] : 'none'}>{t(`attendanceStates.${state ?? 'none'}`)}</Status>
            )}
          </li>
        ))}
      </ul>
      {writes && (
        <div className="mt-3">
          <ComboboxField
            key={guests}
            name=""
            label={t('room.guest')}
            source="/api/people"
            optional
            onOptionChange={(option: ComboboxOption | null) => {
              if (!option) return
              setGuests((count) => count + 1)
              void mark([option.value], 'present')
            }}
          />
        </div>
      )}
    </section>
  )
}
