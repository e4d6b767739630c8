'use client'

import { useTranslations } from 'next-intl'
import { useLayoutEffect, useRef } from 'react'
import { controlClass } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import { MAX_MINUTES } from '@/lib/core/programme/meetings'
import type { JoinedNote, SaveState } from './use-minutes'

const stateTone: Record<SaveState, Tone> = { saved: 'ok', unsaved: 'none', saving: 'none', offline: 'act', ended: 'act' }
const stateWord = { saved: 'room.saved', unsaved: 'room.unsaved', saving: 'room.saving', offline: 'room.unsaved', ended: 'room.unsaved' } as const

interface MinutesPadProps {
  text: string
  state: SaveState
  savedBy: string | null
  note: JoinedNote | null
  /** The meeting has ended */
  over: boolean
  write(text: string): void
  save(): void
  dismiss(): void
}

/** The sheet of the minutes; Ctrl or ⌘ with S saves at once. */
export function MinutesPad({ text, state, savedBy, note, over, write, save, dismiss }: MinutesPadProps) {
  const t = useTranslations('meetings')
  const sheet = useRef<HTMLTextAreaElement>(null)
  useKeptCaret(sheet, text)
  return (
    <section aria-labelledby="minutes-title" className="mb-7">
      <div className="mb-2.5 flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <div>
          <h2 id="minutes-title" className="text-lg font-semibold">
            {t('room.minutes')}
          </h2>
          <p className="text-xs text-ink-3">{t('room.minutesHelp')}</p>
        </div>
        <p role="status" className="flex items-center gap-2 text-xs text-ink-3">
          <Status tone={stateTone[state]}>{t(stateWord[state])}</Status>
          {state === 'saved' && savedBy && t('room.savedBy', { name: savedBy })}
        </p>
      </div>
      {state === 'offline' && <Callout live tone="act" title={t('room.offline')} />}
      {note && (
        <Callout
          live
          tone={note.overlapped ? 'watch' : 'info'}
          title={t(note.overlapped ? 'room.overlapped' : 'room.joined', { name: note.by })}
          action={
            <Button size="sm" onClick={dismiss}>
              {t('room.dismiss')}
            </Button>
          }
        >
          {note.lines.length > 0 && t('room.joinedText', { name: note.by, lines: note.lines.join(' · ') })}
        </Callout>
      )}
      <textarea
        ref={sheet}
        aria-labelledby="minutes-title"
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          save()
        }}
        maxLength={MAX_MINUTES}
        readOnly={over}
        placeholder={t('room.placeholder')}
        className={`${controlClass} field-sizing-content max-h-[70vh] min-h-64 resize-y py-2.5`}
      />
    </section>
  )
}

/** When others change the text, the caret stays with the words it stood at. */
function useKeptCaret(sheet: React.RefObject<HTMLTextAreaElement | null>, text: string) {
  const before = useRef({ text, start: 0, end: 0 })
  useLayoutEffect(() => {
    const element = sheet.current
    if (!element) return
    const known = before.current
    const onSelect = () => {
      before.current = { text: element.value, start: element.selectionStart, end: element.selectionEnd }
    }
    // Own typing has told its place already; a text that came from outside has not.
    if (document.activeElement === element && known.text !== text) {
      const moved = (at: number) => (text.startsWith(known.text.slice(0, at)) ? at : text.endsWith(known.text.slice(at)) ? text.length - (known.text.length - at) : Math.min(at, text.length))
      element.setSelectionRange(moved(known.start), moved(known.end))
    }
    onSelect()
    for (const name of ['select', 'keyup', 'input', 'click']) element.addEventListener(name, onSelect)
    return () => {
      for (const name of ['select', 'keyup', 'input', 'click']) element.removeEventListener(name, onSelect)
    }
  }, [sheet, text])
}
