'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

/** Native popovers stay open across client navigation; the frame closes them. */
export function CloseOnNavigate() {
  const path = usePathname()
  useEffect(() => {
    for (const open of document.querySelectorAll<HTMLElement>('[popover]:popover-open')) open.hidePopover()
  }, [path])
  return null
}
