import { useCallback, useEffect, useRef, useState } from 'react'
import { changedElsewhere, type FormValues, type ThreeWay } from '@/lib/core/three-way'
import { dropKept, keepDraft, readKept, type KeptDraft } from './draft-store'

const KEEP_MS = 300
const SAVE_MS = 1_500
const RETRY_MS = 10_000

export type DraftState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  /** Not in the account; `local` says whether this browser holds it */
  | { kind: 'offline'; local: boolean }
  | { kind: 'signed-out'; local: boolean }
  | { kind: 'refused'; reasons: string[]; local: boolean }
  | { kind: 'conflict'; changes: ThreeWay[]; theirs: FormValues; version: number }
  /** Nothing more to save: it was handed in or removed elsewhere */
  | { kind: 'ended' }

interface DraftOptions {
  /** Answers POST with `{ version }` and GET `?id=` with `{ version, values }` */
  address: string
  id: string
  personId: string
  /** As the account holds it; version 0: not at all */
  stored: { values: FormValues; version: number }
  read(): FormValues
  /** Draws the form anew with these values */
  show(values: FormValues): void
}

type Outcome = 'saved' | 'again' | 'failed'

/**
 * Keeps a form as a draft: in this browser at once, in the account after a pause, on a step and when the page is left. What
 * was changed elsewhere meanwhile is joined field by field; nothing of either side is dropped without being shown.
 */
export function useDraft({ address, id, personId, stored, read, show }: DraftOptions) {
  const [state, setState] = useState<DraftState>({ kind: 'idle' })
  const [version, setVersion] = useState(stored.version)
  const base = useRef(stored)
  const timers = useRef<{ keep?: ReturnType<typeof setTimeout>; save?: ReturnType<typeof setTimeout> }>({})
  const running = useRef<Promise<boolean> | null>(null)
  const stopped = useRef(false)
  const local = useRef(false)
  const calls = useRef({ read, show })
  useEffect(() => {
    calls.current = { read, show }
  })

  const isDirty = useCallback(() => {
    const values = calls.current.read()
    return Object.keys({ ...values, ...base.current.values }).some((field) => (values[field] ?? '') !== (base.current.values[field] ?? ''))
  }, [])
  const keep = useCallback(() => {
    if (!isDirty()) {
      dropKept(personId, id)
      return true
    }
    const draft: KeptDraft = { values: calls.current.read(), base: base.current.values, version: base.current.version, at: Date.now() }
    local.current = keepDraft(personId, id, draft)
    return local.current
  }, [id, personId, isDirty])
  const settleAt = useCallback((values: FormValues, next: number) => {
    base.current = { values, version: next }
    setVersion(next)
  }, [])

  /** Compares with what the account holds now, and joins what does not touch. */
  const compare = useCallback(async (): Promise<Outcome> => {
    const reply = await fetch(`${address}?id=${encodeURIComponent(id)}`, { headers: { accept: 'application/json' } })
    if (reply.status === 404) return stop()
    if (!reply.ok) throw new Error(String(reply.status))
    const theirs = (await reply.json()) as { version: number; status?: string; values: FormValues }
    if (theirs.status && theirs.status !== 'draft') return stop()
    const mine = calls.current.read()
    const changes = changedElsewhere(base.current.values, mine, theirs.values)
    if (changes.length) {
      setState({ kind: 'conflict', changes, theirs: theirs.values, version: theirs.version })
      return 'failed'
    }
    settleAt(theirs.values, theirs.version)
    return 'again'
    function stop(): Outcome {
      stopped.current = true
      setState({ kind: 'ended' })
      return 'failed'
    }
  }, [address, id, settleAt])

  const attempt = useCallback(async (): Promise<Outcome> => {
    const values = calls.current.read()
    const reply = await send(address, { id, version: base.current.version || undefined, ...values })
    if (reply.status === 409) return compare()
    if (reply.status === 401) {
      setState({ kind: 'signed-out', local: keep() })
      return 'failed'
    }
    if (reply.status === 400 || reply.status === 422 || reply.status === 403 || reply.status === 404) {
      const answer = (await reply.json().catch(() => ({}))) as { detail?: string; fields?: Record<string, string[]> }
      setState({ kind: 'refused', reasons: answer.fields ? Object.values(answer.fields).flat() : [answer.detail ?? String(reply.status)], local: keep() })
      return 'failed'
    }
    if (!reply.ok) throw new Error(String(reply.status))
    const { version: next } = (await reply.json()) as { version: number }
    settleAt(values, next)
    if (isDirty()) return 'again'
    dropKept(personId, id)
    setState({ kind: 'saved', at: Date.now() })
    return 'saved'
  }, [address, id, personId, compare, isDirty, keep, settleAt])

  /** Saves what is not saved; true when the account holds everything. `force` also makes a draft of an untouched form. */
  const save = useCallback((force = false): Promise<boolean> => {
    clearTimeout(timers.current.save)
    if (stopped.current) return Promise.resolve(false)
    running.current ??= (async () => {
      // Even with nothing to do it ends after it was set, so that the next one can begin.
      await Promise.resolve()
      try {
        if (!isDirty() && (base.current.version || !force)) return true
        setState({ kind: 'saving' })
        let outcome = await attempt()
        for (let tries = 0; outcome === 'again' && tries < 5; tries += 1) outcome = await attempt()
        return outcome === 'saved'
      } catch {
        setState({ kind: 'offline', local: keep() })
        timers.current.save = setTimeout(() => void later.current(), RETRY_MS)
        return false
      } finally {
        running.current = null
      }
    })()
    return running.current
  }, [attempt, isDirty, keep])
  const later = useRef(save)
  useEffect(() => {
    later.current = save
  }, [save])

  /** Called on every change of the form. */
  const touch = useCallback(() => {
    if (stopped.current) return
    clearTimeout(timers.current.keep)
    timers.current.keep = setTimeout(keep, KEEP_MS)
    clearTimeout(timers.current.save)
    timers.current.save = setTimeout(() => void later.current(), SAVE_MS)
  }, [keep])

  /** The reader has chosen between the two of each field. */
  const resolve = useCallback(
    (values: FormValues, theirs: FormValues, next: number) => {
      settleAt(theirs, next)
      calls.current.show(values)
      setState({ kind: 'idle' })
      timers.current.save = setTimeout(() => void later.current(), 0)
    },
    [settleAt],
  )

  // What only this browser holds is brought back when the page opens.
  useEffect(() => {
    const begun = base.current
    const timer = setTimeout(() => {
      const kept = readKept(personId, id)
      if (!kept) return
      if (Object.keys({ ...kept.values, ...kept.base }).every((field) => (kept.values[field] ?? '') === (kept.base[field] ?? ''))) return dropKept(personId, id)
      const changes = kept.version === begun.version ? [] : changedElsewhere(kept.base, kept.values, begun.values)
      calls.current.show(kept.values)
      if (changes.length) setState({ kind: 'conflict', changes, theirs: begun.values, version: begun.version })
      else void later.current()
    }, 0)
    return () => clearTimeout(timer)
  }, [id, personId])

  useEffect(() => {
    const current = timers.current
    const online = () => void later.current()
    const leave = () => {
      if (stopped.current || !isDirty()) return
      keep()
      void send(address, { id, version: base.current.version || undefined, ...calls.current.read() }, true).catch(() => {})
    }
    const hidden = () => document.visibilityState === 'hidden' && void later.current()
    window.addEventListener('online', online)
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      if (!stopped.current && isDirtySafe(isDirty)) keep()
      window.removeEventListener('online', online)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hidden)
      clearTimeout(current.keep)
      clearTimeout(current.save)
    }
  }, [address, id, isDirty, keep])

  const stop = useCallback(() => {
    stopped.current = true
    clearTimeout(timers.current.keep)
    clearTimeout(timers.current.save)
    dropKept(personId, id)
  }, [id, personId])
  const start = useCallback(() => {
    stopped.current = false
  }, [])

  return { state, version, touch, save, resolve, stop, start }
}

/** The form may be gone already when the page is taken down. */
function isDirtySafe(isDirty: () => boolean): boolean {
  try {
    return isDirty()
  } catch {
    return false
  }
}

const send = (address: string, body: Record<string, unknown>, leaving = false) =>
  fetch(address, { method: 'POST', keepalive: leaving, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
