import { useRouter } from 'next/navigation'
import { mayLeave } from '@/components/form/unsaved'
import { useCallback, type KeyboardEvent, type MouseEvent } from 'react'

const step: Record<string, (rows: HTMLElement[], at: number) => number> = {
  ArrowDown: (rows, at) => Math.min(at + 1, rows.length - 1),
  ArrowUp: (_, at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (rows) => rows.length - 1,
}

/** Arrow keys move between the links that open the rows; a click anywhere on a row opens it. */
export function useRowKeys() {
  const router = useRouter()
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const move = step[event.key]
    const active = document.activeElement
    if (!move || !(active instanceof HTMLElement) || !('rowLink' in active.dataset)) return
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')]
    event.preventDefault()
    const next = links[move(links, links.indexOf(active))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }, [])
  const onClick = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const target = event.target as Element
      const href = target.closest<HTMLElement>('tr[data-href]')?.dataset.href
      if (!href || target.closest('a, button, input, label, select, [popover]') || getSelection()?.toString()) return
      if (event.ctrlKey || event.metaKey) window.open(href, '_blank', 'noopener')
      else if (mayLeave()) router.push(href)
    },
    [router],
  )
  return { onKeyDown, onClick }
}
