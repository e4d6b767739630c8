'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { controlClass } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import type { LiveMeeting } from '@/lib/features/meetings/live'
import { recordDecisionAction, removeDecisionAction } from '../actions'
import type { Send } from './meeting-room'

/** Decisions one after the other: type, Enter, type the next. */
export function DecisionPanel({ live, writes, send }: { live: LiveMeeting; writes: boolean; send: Send }) {
  const t = useTranslations('meetings')
  const field = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const add = async (event: React.FormEvent) => {
    event.preventDefault()
    const input = field.current
    const text = input?.value.trim()
    if (!input || !text || busy) return
    setBusy(true)
    if (await send(() => recordDecisionAction({ id: live.id, text }))) input.value = ''
    setBusy(false)
    input.focus()
  }
  return (
    <section aria-labelledby="decisions-title" className="mb-7">
      <h2 id="decisions-title" className="mb-2.5 text-lg font-semibold">
        {t('room.decisions')}
      </h2>
      <div className="panel">
        {live.decisions.length > 0 ? (
          <ol className="divide-y divide-line-soft">
            {live.decisions.map(({ id, text }, i) => (
              <li key={id} className="flex items-start gap-3 py-2 pr-2 pl-4">
                <span className="w-5 shrink-0 text-ink-3 tabular-nums">{i + 1}.</span>
                <span className="min-w-0 flex-1">{text}</span>
                {writes && (
                  <button
                    type="button"
                    aria-label={t('room.removeDecision', { number: i + 1 })}
                    onClick={() => void send(() => removeDecisionAction({ id: live.id, decisionId: id }))}
                    className="flex size-7 shrink-0 items-center justify-center rounded-sm text-ink-3 hover:text-ink pointer-coarse:size-11"
                  >
                    <X aria-hidden="true" className="size-4" />
                  </button>
                )}
              </li>
            ))}
          </ol>
        ) : (
          <p className="px-4 py-2.5 text-sm text-ink-3">{t('noDecisionsYet')}</p>
        )}
        {writes && (
          <form onSubmit={add} className="flex gap-2 border-t border-line p-2.5">
            <input ref={field} aria-label={t('room.decisionLabel')} placeholder={t('room.decisionLabel')} maxLength={1000} autoComplete="off" className={`${controlClass} h-control flex-1`} />
            <Button type="submit" size="lg" aria-disabled={busy || undefined}>
              {t('room.add')}
            </Button>
          </form>
        )}
      </div>
    </section>
  )
}
