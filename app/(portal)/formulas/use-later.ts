import { useEffect, useEffectEvent, useState } from 'react'

const WAIT_MS = 350

/**
 * Runs `work` a moment after `key` has come to rest; an answer to an older key is not waited for. Null: nothing to do.
 * @returns whether an answer is outstanding
 */
export function useLater(key: string | null, work: (isCurrent: () => boolean) => Promise<void>): boolean {
  const [done, setDone] = useState<string | null>(null)
  const run = useEffectEvent(work)
  useEffect(() => {
    if (key === null) return
    let current = true
    const timer = setTimeout(() => {
      run(() => current)
        .catch(() => undefined)
        .finally(() => current && setDone(key))
    }, WAIT_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [key])
  return key !== null && done !== key
}
