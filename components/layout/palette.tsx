'use client'

import { Dialog } from '@base-ui/react/dialog'
import clsx from 'clsx'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { mayLeave } from '@/components/form/unsaved'
import { overlayClass } from '@/components/ui/dialog'
import { moved, paletteGroups, type PaletteEntry } from './palette-model'
import { useRecordSearch } from './use-record-search'

interface PaletteProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  goTo: PaletteEntry[]
  create: PaletteEntry[]
}

/** Go to a page, create something, or find any record by name. */
export default function Palette({ open, onOpenChange, goTo, create }: PaletteProps) {
  const t = useTranslations('ui.palette')
  const input = useRef<HTMLInputElement>(null)
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={overlayClass} />
        <Dialog.Popup
          initialFocus={input}
          className="fixed top-[12vh] left-1/2 z-40 flex max-h-[70dvh] w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 flex-col overflow-hidden rounded-md border border-line bg-overlay shadow-overlay max-sm:top-4"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <PaletteBody inputRef={input} goTo={goTo} create={create} onDone={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface BodyProps {
  inputRef: React.RefObject<HTMLInputElement | null>
  goTo: PaletteEntry[]
  create: PaletteEntry[]
  onDone: () => void
}

function PaletteBody({ inputRef, goTo, create, onDone }: BodyProps) {
  const t = useTranslations('ui.palette')
  const router = useRouter()
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const search = useRecordSearch(query)
  const groups = paletteGroups(goTo, create, search.records, query)
  const flat = groups.flatMap((group) => group.entries)
  const active = Math.min(at, Math.max(0, flat.length - 1))

  const follow = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onDone()
    if (mayLeave()) router.push(entry.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      const next = moved(active, step, flat.length)
      setAt(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      follow(flat[active])
    }
  }
  const status =
    search.state === 'searching' ? t('searching') : search.state === 'failed' ? t('failed') : flat.length ? t('results', { count: flat.length }) : t('nothing', { query: query.trim() })
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, group) => sum + group.entries.length, 0))

  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
        <input
          ref={inputRef}
          role="combobox"
          aria-label={t('input')}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={flat.length ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('input')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          className="h-12 w-full min-w-0 bg-transparent text-base outline-none placeholder:text-ink-3"
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t('title')} className="scroll-thin overflow-y-auto p-1.5">
        {groups.map((group, groupIndex) => (
          <div key={group.key} role="group" aria-label={t(group.key)} className="pb-1">
            <p aria-hidden="true" className="px-2.5 pt-2 pb-1 text-xs text-ink-3">
              {t(group.key)}
            </p>
            {group.entries.map((entry, entryIndex) => {
              const index = (starts[groupIndex] ?? 0) + entryIndex
              return (
                <div
                  key={`${entry.href}-${entryIndex}`}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === active}
                  onPointerMove={() => setAt(index)}
                  onClick={() => follow(entry)}
                  className={clsx('flex min-h-row cursor-pointer items-center gap-3 rounded-sm px-2.5', index === active && 'bg-accent-soft')}
                >
                  <span className="min-w-0 truncate">{entry.label}</span>
                  {entry.hint && <span className="ml-auto max-w-[50%] shrink-0 truncate text-xs text-ink-3">{entry.hint}</span>}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <div className="flex justify-between gap-4 border-t border-line px-4 py-2 text-xs text-ink-3">
        <span role="status">{status}</span>
        <span className="max-sm:hidden">{t('hint')}</span>
      </div>
    </>
  )
}
