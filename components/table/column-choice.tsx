'use client'

import { SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useOptimistic, useRef } from 'react'
import { buttonClass } from '@/components/ui/button'
import { listHref, type SearchParams } from './list-params'
import { shownColumns, type TableColumn } from './table-model'

export type ChosenColumn = Pick<TableColumn, 'id' | 'header' | 'hidden'>

interface ColumnChoiceProps {
  columns: ChosenColumn[]
  /** Ids of those shown now. */
  shown: readonly string[]
  path: string
  params: SearchParams
}

/** Which columns are shown; the choice is kept in the address, so a shared link shows the same. */
export function ColumnChoice({ columns, shown, path, params }: ColumnChoiceProps) {
  const t = useTranslations('ui.table')
  const router = useRouter()
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const outside = event instanceof KeyboardEvent ? event.key === 'Escape' : event.target instanceof Node && !box.current?.contains(event.target)
      if (box.current?.open && outside) box.current.open = false
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  const [chosen, choose] = useOptimistic<Record<string, boolean>>(shownColumns(columns, shown))
  const apply = (next: Record<string, boolean>) => startTransition(() => {
    choose(next)
    const usual = shownColumns(columns, null)
    const same = columns.every((column) => next[column.id] === usual[column.id])
    const ids = columns.filter((column) => next[column.id]).map((column) => column.id)
    const here = Object.fromEntries(new URLSearchParams(location.search))
    router.replace(listHref(path, { ...params, ...here }, { cols: same ? null : ids.join(','), page: here.page ?? null }), { scroll: false })
  })
  return (
    <details ref={box} data-print="no" className="relative max-sm:hidden">
      <summary className={buttonClass({ variant: 'quiet' }, 'list-none [&::-webkit-details-marker]:hidden')}>
        <SlidersHorizontal aria-hidden="true" />
        {t('columns')}
      </summary>
      <div className="absolute top-full right-0 z-20 mt-1 max-h-80 w-60 overflow-y-auto rounded-md border border-line bg-overlay p-2 shadow-overlay">
        {columns.slice(1).map((column) => (
          <label key={column.id} className="flex min-h-8 items-center gap-2 rounded-sm px-2 text-sm hover:bg-raised">
            <input
              type="checkbox"
              checked={chosen[column.id] ?? false}
              onChange={(event) => apply({ ...chosen, [column.id]: event.target.checked })}
              className="size-4 accent-accent"
            />
            {column.header}
          </label>
        ))}
        <button type="button" onClick={() => apply(shownColumns(columns, null))} className="mt-1 min-h-8 w-full rounded-sm px-2 text-left text-sm text-accent hover:bg-raised">
          {t('resetColumns')}
        </button>
      </div>
    </details>
  )
}
