'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

const EVERY_MS = 120_000

/** Unread notices, counted anew after each change of page and every two minutes while the page is looked at. */
export function useUnread(first: number): number {
  const path = usePathname()
  const [count, setCount] = useState(first)
  const visited = useRef(path)
  useEffect(() => {
    const controller = new AbortController()
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      fetch('/api/notices/unread', { signal: controller.signal, headers: { 'x-unattended': '1' } })
        .then((response) => (response.ok ? response.json() : null))
        .then((answer: { count: number } | null) => answer && setCount(answer.count))
        .catch(() => {})
    }
    if (path !== visited.current) {
      visited.current = path
      ask()
    }
    const timer = setInterval(ask, EVERY_MS)
    return () => {
      controller.abort()
      clearInterval(timer)
    }
  }, [path])
  return count
}
