import { useEffect } from 'react'

/** Native popovers stay open across client navigation; the frame closes them when the path changes. */
export function useClosedPopovers(path: string) {
  useEffect(() => {
    for (const open of document.querySelectorAll<HTMLElement>('[popover]:popover-open')) open.hidePopover()
  }, [path])
}
