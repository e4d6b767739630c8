import { useCallback, useEffect, useRef, useState } from 'react'
import { mergeTexts } from '@/lib/core/programme/merge-text'
import type { LiveMeeting } from '@/lib/features/meetings/live'
import { saveMinutesAction } from '../actions'

const PAUSE_MS = 1000
const RETRY_MS = 5000

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'ended'

/** What somebody else wrote while something here was not saved yet. */
export interface JoinedNote {
  by: string
  lines: string[]
  overlapped: boolean
}

/** Lines of `after` that `before` does not have. */
const newLines = (before: string, after: string): string[] => {
  const known = new Set(before.split('\n'))
  return after.split('\n').filter((line) => line.trim() && !known.has(line)).slice(0, 6)
}

/**
 * The text of the minutes: saved a second after the last key, joined line by line with what others save meanwhile. Nothing
 * that was typed here is dropped, whatever the server says.
 */
export function useMinutes(live: LiveMeeting, accept: (next: LiveMeeting) => void) {
  const [text, setText] = useState(live.minutes)
  const [state, setState] = useState<SaveState>('saved')
  const [note, setNote] = useState<JoinedNote | null>(null)
  const current = useRef(live.minutes)
  const base = useRef({ text: live.minutes, version: live.minutesVersion })
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const saving = useRef<Promise<void> | null>(null)
  const ended = useRef(false)

  const show = useCallback((next: string) => {
    current.current = next
    setText(next)
  }, [])

  /** Takes over what the server holds, joined with what is not saved here. */
  const join = useCallback(
    (theirs: LiveMeeting) => {
      if (theirs.minutesVersion <= base.current.version) return
      const unsaved = current.current !== base.current.text
      const merged = mergeTexts(base.current.text, current.current, theirs.minutes)
      if (unsaved) setNote({ by: theirs.minutesBy ?? '–', lines: newLines(base.current.text, theirs.minutes), overlapped: merged.overlapped })
      base.current = { text: theirs.minutes, version: theirs.minutesVersion }
      show(merged.text)
      if (merged.text === theirs.minutes) setState('saved')
    },
    [show],
  )

  const attempt = useCallback(async (): Promise<'saved' | 'again' | 'failed'> => {
    const sent = current.current
    if (sent === base.current.text) return 'saved'
    const answer = await saveMinutesAction({ id: live.id, base: base.current.version, text: sent }).catch(() => null)
    if (!answer?.ok) {
      ended.current = answer?.error.code === 'rule'
      setState(ended.current ? 'ended' : 'offline')
      return 'failed'
    }
    const { outcome, live: theirs } = answer.data
    if (outcome === 'behind') {
      join(theirs)
      return 'again'
    }
    base.current = { text: sent, version: theirs.minutesVersion }
    accept(theirs)
    return current.current === sent ? 'saved' : 'again'
  }, [live.id, join, accept])

  /** Saves until everything is saved; several callers wait for the same saving. */
  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    saving.current ??= (async () => {
      setState('saving')
      let outcome = await attempt()
      for (let tries = 0; outcome === 'again' && tries < 8; tries++) outcome = await attempt()
      saving.current = null
      if (outcome === 'saved') setState('saved')
      else if (!ended.current) timer.current = setTimeout(() => void saveLater.current(), outcome === 'again' ? PAUSE_MS : RETRY_MS)
    })()
    return saving.current
  }, [attempt])
  const saveLater = useRef(save)
  useEffect(() => {
    saveLater.current = save
  }, [save])

  const write = useCallback(
    (next: string) => {
      show(next)
      if (ended.current) return
      setState((known) => (known === 'saving' ? known : 'unsaved'))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), PAUSE_MS)
    },
    [show, save],
  )

  // What others saved arrives with the meeting itself.
  useEffect(() => {
    if (saving.current) return
    join(live)
    if (current.current !== base.current.text && !ended.current) timer.current = setTimeout(() => void save(), PAUSE_MS)
  }, [live, join, save])

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (current.current !== base.current.text) event.preventDefault()
    }
    window.addEventListener('beforeunload', onUnload)
    return () => {
      window.removeEventListener('beforeunload', onUnload)
      clearTimeout(timer.current)
    }
  }, [])

  const flush = useCallback(async (): Promise<number | null> => {
    await save()
    return current.current === base.current.text ? base.current.version : null
  }, [save])

  return { text, state, note, write, save, flush, dismiss: () => setNote(null) }
}
