'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { toast } from '@/components/ui/toast-store'
import { say } from '@/lib/i18n/say'
import type { LiveMeeting } from '@/lib/features/meetings/live'
import { ActionPanel } from './action-panel'
import { AttendancePanel } from './attendance-panel'
import { DecisionPanel } from './decision-panel'
import { MinutesPad } from './minutes-pad'
import { MinutesText } from './minutes-text'
import { registerRoom } from './room-store'
import { useLiveMeeting } from './use-live-meeting'
import { useMinutes } from './use-minutes'

interface MeetingRoomProps {
  first: LiveMeeting
  /** Others look on */
  writes: boolean
  today: string
  /** Offered for a new action */
  dueOn: string
}

type Answer = { ok: true; data: LiveMeeting } | { ok: false; error: Parameters<typeof say>[1] }
/** Sends one change; true when it was stored. */
export type Send = (attempt: () => Promise<Answer>) => Promise<boolean>

/** The running meeting: minutes, decisions and actions on the left, who is there on the right. */
export function MeetingRoom({ first, writes, today, dueOn }: MeetingRoomProps) {
  const t = useTranslations('meetings')
  const all = useTranslations()
  const { live, accept, reload } = useLiveMeeting(first)
  const { text, state, note, write, save, flush, dismiss } = useMinutes(live, accept)
  const over = live.status !== 'running' || state === 'ended'
  const stored = new Set(live.minutes.split('\n'))
  const leftOut = over ? text.split('\n').filter((line) => line.trim() && !stored.has(line)) : []
  const unmarked = live.attendance.filter((person) => person.state === null).length
  const marks = useRef(unmarked)
  useEffect(() => {
    marks.current = unmarked
  }, [unmarked])
  useEffect(() => registerRoom({ flush, unmarked: () => marks.current }), [flush])

  const send: Send = useCallback(
    async (attempt) => {
      const answer = await attempt().catch((): Answer => ({ ok: false, error: { key: 'errors.offline' } }))
      if (answer.ok) accept(answer.data)
      else toast({ title: t('room.failed', { reason: say(all, answer.error) }), tone: 'act' })
      return answer.ok
    },
    [accept, t, all],
  )

  return (
    <>
      {over && (
        <Callout live tone="watch" title={t('room.ended')} action={<Button onClick={reload}>{t('room.reload')}</Button>}>
          {leftOut.length > 0 && (
            <>
              {t('room.endedText')}
              <pre className="mt-1 whitespace-pre-wrap">{leftOut.join('\n')}</pre>
            </>
          )}
        </Callout>
      )}
      <div className="grid gap-x-7 lg:grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          {writes ? (
            <MinutesPad text={text} state={state} savedBy={live.minutesBy} note={note} over={over} write={write} save={() => void save()} dismiss={dismiss} />
          ) : (
            <section aria-label={t('room.minutes')} className="mb-7">
              <h2 className="text-lg font-semibold">{t('room.minutes')}</h2>
              <p className="mb-2.5 text-xs text-ink-3">{t('room.lookOn')}</p>
              <div className="panel min-h-24 px-4 py-3">
                <MinutesText text={live.minutes} />
              </div>
            </section>
          )}
          <DecisionPanel live={live} writes={writes && !over} send={send} />
          <ActionPanel live={live} writes={writes && !over} today={today} dueOn={dueOn} send={send} />
        </div>
        <AttendancePanel live={live} writes={writes && !over} send={send} />
      </div>
    </>
  )
}
