'use client'

import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { PaletteEntry } from './palette-model'

const load = () => import('./palette')
const Palette = lazy(load)

/** The search field of the top bar; opens the command palette (Ctrl/⌘ K), which is loaded on first use. */
export function PaletteButton({ label, goTo, create }: { label: string; goTo: PaletteEntry[]; create: PaletteEntry[] }) {
  const [opened, setOpened] = useState(false)
  const [open, setOpen] = useState(false)
  const show = () => {
    setOpened(true)
    setOpen(true)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setOpened(true)
        setOpen((now) => !now)
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        onClick={show}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className="flex h-8 w-80 max-w-full min-w-0 items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-sm text-ink-3 hover:border-line-strong max-md:h-row max-md:flex-1"
      >
        <Search aria-hidden="true" className="size-3.5 shrink-0" />
        <span className="min-w-0 flex-1 truncate text-left">{label}</span>
        <span aria-hidden="true" className="text-xs max-md:hidden">
          Ctrl K
        </span>
      </button>
      {opened && (
        <Suspense fallback={null}>
          <Palette open={open} onOpenChange={setOpen} goTo={goTo} create={create} />
        </Suspense>
      )}
    </>
  )
}
