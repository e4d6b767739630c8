'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { ThreeWay } from '@/lib/core/three-way'

interface ConflictPanelProps {
  changes: readonly ThreeWay[]
  label(field: string): string
  /** A value as the form would show it */
  show(field: string, value: string): string
  /** `theirs`: the fields of which the other words are taken */
  onResolve(theirs: ReadonlySet<string>): void
}

/** The same record was changed elsewhere: each field that differs, theirs beside mine, and a choice. Nothing is dropped before it. */
export function ConflictPanel({ changes, label, show, onResolve }: ConflictPanelProps) {
  const t = useTranslations('ui.conflict')
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(() => new Set(changes.filter(({ changed }) => changed === 'theirs').map(({ field }) => field)))
  const choose = (field: string, other: boolean) => setTheirs((known) => new Set(other ? [...known, field] : [...known].filter((name) => name !== field)))
  return (
    <Callout tone="watch" live title={t('title')}>
      <p>{t('text')}</p>
      <ul className="mt-3 grid gap-3">
        {changes.map(({ field, mine, theirs: other, changed }) => (
          <li key={field}>
            <fieldset className="min-w-0">
              <legend className="mb-1 font-medium text-ink">
                {label(field)} <span className="font-normal text-ink-3">{t(changed === 'both' ? 'both' : 'theirsOnly')}</span>
              </legend>
              <div className="grid gap-2 sm:grid-cols-2">
                {([['mine', mine], ['theirs', other]] as const).map(([side, value]) => (
                  <label key={side} className="flex min-h-11 gap-2 rounded-md border border-line bg-surface px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent">
                    <input type="radio" className="mt-1 size-4 shrink-0 accent-accent" checked={theirs.has(field) === (side === 'theirs')} onChange={() => choose(field, side === 'theirs')} />
                    <span className="min-w-0">
                      <span className="block text-xs text-ink-3">{t(side)}</span>
                      <span dir="auto" className="block max-h-40 overflow-y-auto break-words whitespace-pre-wrap text-ink">{value ? show(field, value) : '–'}</span>
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => onResolve(theirs)}>{t('apply')}</Button>
      </div>
    </Callout>
  )
}
