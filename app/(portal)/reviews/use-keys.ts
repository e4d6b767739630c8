import { useEffect } from 'react'

const typing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !(target instanceof HTMLInputElement && target.type === 'radio')

/** Single keys for those who decide many documents; silent while somebody types or a dialog is open. `send` is Ctrl or ⌘ with Enter. */
export function useKeys(keys: Record<string, () => void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.isComposing || document.querySelector('[role="dialog"][data-open], [role="alertdialog"][data-open]')) return
      const chord = event.ctrlKey || event.metaKey
      const name = chord ? (event.key === 'Enter' ? 'send' : '') : event.key.length === 1 ? event.key.toLowerCase() : event.key
      const act = Object.hasOwn(keys, name) ? keys[name] : undefined
      if (!act || (!chord && typing(event.target))) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [keys])
}
