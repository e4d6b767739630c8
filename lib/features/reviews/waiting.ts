import { openStatuses } from '@/lib/core/reviews/task'
import { db } from '@/lib/server/db'
import { log } from '@/lib/server/log'

/** Another process may end a document too: looked at so often, once for all who wait here. */
const LOOK_EVERY_MS = 2_000
/** Beyond so many nobody is kept waiting: the answer is what it is now. */
const MOST_WAITING = 2_000

interface Waiting {
  byId: Map<string, Set<() => void>>
  count: number
  timer: NodeJS.Timeout | null
}

// Pages and routes are separate bundles that load this file each for themselves.
const shared = globalThis as typeof globalThis & { wheelhouseReviews?: Waiting }
const waiting = (shared.wheelhouseReviews ??= { byId: new Map(), count: 0, timer: null })

/** Wakes whoever waits for these documents. */
export function wake(ids: readonly string[]): void {
  for (const id of ids) for (const done of [...(waiting.byId.get(id) ?? [])]) done()
}

/** Resolves when the document has ended, when `ms` are over or when `signal` is aborted, whatever comes first. */
export function untilEnded(id: string, ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ms <= 0 || waiting.count >= MOST_WAITING) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      const group = waiting.byId.get(id)
      if (group?.delete(done)) waiting.count -= 1
      if (group?.size === 0) waiting.byId.delete(id)
      if (waiting.count === 0 && waiting.timer) {
        clearInterval(waiting.timer)
        waiting.timer = null
      }
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
    waiting.byId.set(id, (waiting.byId.get(id) ?? new Set()).add(done))
    waiting.count += 1
    waiting.timer ??= setInterval(() => void look(), LOOK_EVERY_MS).unref()
  })
}

async function look(): Promise<void> {
  try {
    const ended = await db.reviewTask.findMany({ where: { id: { in: [...waiting.byId.keys()] }, status: { notIn: [...openStatuses] } }, select: { id: true } })
    wake(ended.map(({ id }) => id))
  } catch (error) {
    log.warn({ err: error }, 'ends of reviews could not be looked up')
  }
}
