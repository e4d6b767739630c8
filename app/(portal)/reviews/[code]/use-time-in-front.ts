import { useEffect, useRef, type RefObject } from 'react'
import { openReviewAction } from '../actions'

/** Notes that the document is open, and counts the time for which the page is visible into the hidden field. */
export function useTimeInFront(id: string): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    void openReviewAction({ id })
    let counted = 0
    let last = performance.now()
    let visible = document.visibilityState === 'visible'
    const count = () => {
      const now = performance.now()
      if (visible) counted += now - last
      last = now
      visible = document.visibilityState === 'visible'
      if (field.current) field.current.value = String(Math.round(counted))
    }
    const timer = setInterval(count, 250)
    document.addEventListener('visibilitychange', count)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', count)
    }
  }, [id])
  return field
}
