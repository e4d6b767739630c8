'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { controlClass } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import type { LiveMeeting } from '@/lib/features/meetings/live'
import { addMeetingActionAction } from '../actions'
import type { Send } from './meeting-room'

interface ActionPanelProps {
  live: LiveMeeting
  writes: boolean
  today: string
  dueOn: string
  send: Send
}

/** Actions with owner and day: Enter in any field adds one and goes back to the first. Owner and day stay for the next. */
export function ActionPanel({ live, writes, today, dueOn, send }: ActionPanelProps) {
  const t = useTranslations('meetings')
  const day = new Intl.DateTimeFormat(useLocale(), { timeZone: 'UTC', month: 'short', day: 'numeric' })
  const field = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const add = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const input = field.current
    const data = new FormData(event.currentTarget)
    const text = input?.value.trim()
    if (!input || !text || busy) return
    setBusy(true)
    if (await send(() => addMeetingActionAction({ id: live.id, text, ownerId: data.get('ownerId') ?? '', dueOn: data.get('dueOn') ?? '' }))) input.value = ''
    setBusy(false)
    input.focus()
  }
  return (
    <section aria-labelledby="actions-title" className="mb-7">
      <h2 id="actions-title" className="mb-2.5 text-lg font-semibold">
        {t('room.actions')}
      </h2>
      <div className="panel">
        {live.actions.length > 0 ? (
          <ul className="divide-y divide-line-soft">
            {live.actions.map(({ id, text, owner, dueOn: due }) => (
              <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2">
                <TextLink href={`/actions/${id}`} target="_blank">
                  {text}
                </TextLink>
                <span className="text-sm text-ink-2 tabular-nums">
                  {owner ?? t('nobodyYet')} · {day.format(new Date(due))}
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="px-4 py-2.5 text-sm text-ink-3">{t('noActionsYet')}</p>
        )}
        {writes && (
          <form onSubmit={add} className="grid gap-2 border-t border-line p-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(7rem,11rem)_9.5rem_auto]">
            <input ref={field} name="text" aria-label={t('room.actionLabel')} placeholder={t('room.actionPlaceholder')} maxLength={500} autoComplete="off" className={`${controlClass} h-control`} />
            <select name="ownerId" aria-label={t('room.owner')} className={`${controlClass} h-control px-2`}>
              <option value="">{t('room.ownerNone')}</option>
              {live.attendance.map(({ personId, name }) => (
                <option key={personId} value={personId}>
                  {name}
                </option>
              ))}
            </select>
            <input type="date" name="dueOn" aria-label={t('room.due')} defaultValue={dueOn} min={today} className={`${controlClass} h-control px-2 tabular-nums`} />
            <Button type="submit" size="lg" aria-disabled={busy || undefined}>
              {t('room.add')}
            </Button>
          </form>
        )}
      </div>
    </section>
  )
}
