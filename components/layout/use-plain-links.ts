import { useRouter } from 'next/navigation'
import type { MouseEvent } from 'react'

/**
 * Ordinary `<a data-in href="/…">` below navigate without loading the page anew: one listener in place of a component for
 * each link; `data-in="stay"` keeps the place on the page. Other clicks (new tab, download, another origin) are left to the browser.
 */
export function usePlainLinks() {
  const router = useRouter()
  return (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-in]') : null
    if (!link || link.origin !== location.origin || link.pathname.startsWith('/api/')) return
    event.preventDefault()
    router.push(link.pathname + link.search + link.hash, { scroll: link.dataset.in !== 'stay' })
  }
}
