import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef } from 'react'
import { guardLeaving } from './unsaved'

/** Asks before the page with changed fields is left, by closing it or by following a link. */
export function useUnsavedGuard(enabled: boolean) {
  const dirty = useRef(false)
  const t = useTranslations('ui.form')
  const question = t('unsaved')
  useEffect(() => {
    if (!enabled) return
    guardLeaving(() => {
      if (dirty.current && !window.confirm(question)) return false
      dirty.current = false
      return true
    })
    const onUnload = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      const leaves = link instanceof HTMLAnchorElement && link.target !== '_blank' && !link.hasAttribute('download') && !link.hash
      if (!dirty.current || !leaves || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (window.confirm(question)) dirty.current = false
      else {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    window.addEventListener('beforeunload', onUnload)
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, true)
      guardLeaving(null)
    }
  }, [enabled, question])
  const markDirty = useCallback(() => {
    dirty.current = true
  }, [])
  const markClean = useCallback(() => {
    dirty.current = false
  }, [])
  return { markDirty, markClean }
}
