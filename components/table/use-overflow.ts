import { useEffect, useRef, useState } from 'react'

/**
 * Whether the content of a box is wider than the box: then the table scrolls sideways with its first
 * column in place; otherwise its header sticks to the page.
 */
export function useOverflow() {
  const box = useRef<HTMLDivElement>(null)
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const element = box.current
    const content = element?.firstElementChild
    if (!element || !content) return
    const watch = new ResizeObserver(() => setWide(content.scrollWidth > element.clientWidth + 1))
    watch.observe(element)
    watch.observe(content)
    return () => watch.disconnect()
  }, [])
  return { box, wide }
}
