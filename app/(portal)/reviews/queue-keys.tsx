'use client'

import { useMemo } from 'react'
import { useKeys } from './use-keys'

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('#review-queue tbody a[href^="/reviews/HR-"]')].filter((link) => link.offsetParent !== null)

function move(step: 1 | -1): void {
  const all = links()
  const at = all.findIndex((link) => link === document.activeElement || link.closest('tr')?.contains(document.activeElement))
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** j and k walk through the queue, o opens. */
export function QueueKeys() {
  const keys = useMemo(() => ({ j: () => move(1), k: () => move(-1), o: () => (links().find((link) => link === document.activeElement) ?? links()[0])?.click() }), [])
  useKeys(keys)
  return null
}
