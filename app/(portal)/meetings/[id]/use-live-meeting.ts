import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { LiveMeeting } from '@/lib/features/meetings/live'

const EVERY_MS = 3000

/** Follows a running meeting while the page is looked at; what comes back from own changes is taken over at once. */
export function useLiveMeeting(first: LiveMeeting) {
  const router = useRouter()
  const [live, setLive] = useState(first)
  const [lost, setLost] = useState(false)
  const version = useRef(first.version)
  const accept = useCallback((next: LiveMeeting) => {
    if (next.version < version.current) return
    version.current = next.version
    setLive(next)
  }, [])

  useEffect(() => {
    if (live.status !== 'running') return
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      try {
        if (document.visibilityState === 'visible') {
          const reply = await fetch(`/api/meetings/${encodeURIComponent(first.id)}/live?version=${version.current}`, { signal: abort.signal })
          if (!reply.ok) throw new Error(String(reply.status))
          if (reply.status !== 204) accept((await reply.json()) as LiveMeeting)
          setLost(false)
        }
      } catch {
        if (abort.signal.aborted) return
        setLost(true)
      }
      timer = setTimeout(ask, EVERY_MS)
    }
    timer = setTimeout(ask, EVERY_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [first.id, live.status, accept])

  const reload = useCallback(() => router.refresh(), [router])
  return { live, lost, accept, reload }
}
