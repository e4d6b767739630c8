import { useState, type ToggleEvent } from 'react'

/** What a native popover holds is drawn when it opens first, not in every page. */
export function useOpened() {
  const [opened, setOpened] = useState(false)
  return { opened, onBeforeToggle: (event: ToggleEvent<HTMLElement>) => event.newState === 'open' && setOpened(true) }
}
