import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { SyncLine } from '@/lib/features/engines/sync-history'

const EVERY_MS = 1000
const [SOONEST_MS, LATEST_MS] = [3000, 60_000]

/** Going on, or left by a holder that died and about to be taken over. */
const isOpen = (line: SyncLine | null) => line !== null && (line.outcome === 'running' || line.stalled)

/** Follows a running reading every second; otherwise reads the page again when the next one is due. */
export function useLiveSync(last: SyncLine | null, nextAt: Date | null) {
  const router = useRouter()
  const [polled, setPolled] = useState<SyncLine | null>(null)
  const [lost, setLost] = useState(false)
  const line = isOpen(last) ? (polled ?? last) : last
  const runningId = line && isOpen(line) ? line.id : null
  const due = nextAt?.getTime() ?? null

  useEffect(() => {
    if (!runningId) return
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      try {
        const reply = await fetch(`/api/syncs/${encodeURIComponent(runningId)}`, { signal: abort.signal })
        if (!reply.ok) throw new Error(String(reply.status))
        const next = (await reply.json()) as SyncLine
        setLost(false)
        setPolled(next)
        if (!isOpen(next)) return router.refresh()
      } catch {
        if (abort.signal.aborted) return
        setLost(true)
      }
      timer = setTimeout(ask, EVERY_MS)
    }
    timer = setTimeout(ask, EVERY_MS / 2)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [runningId, router])

  useEffect(() => {
    if (runningId || due === null) return
    const timer = setInterval(
      () => {
        if (document.visibilityState === 'visible') router.refresh()
      },
      Math.min(LATEST_MS, Math.max(SOONEST_MS, due - Date.now() + 1500)),
    )
    return () => clearInterval(timer)
  }, [runningId, due, router])

  return { line, lost }
}
