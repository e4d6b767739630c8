'use client'

import clsx from 'clsx'
import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/button'
import { Tag, ToneMark } from '@/components/ui/status'
import type { ResolvedLine } from '@/lib/core/cases/amounts'
import type { CaseLine } from '@/lib/core/finance/case'
import { sayReason } from '../../results/say-reason'
import { useCaseFormats } from '../../results/use-case-formats'

interface LineRowProps {
  line: CaseLine
  currency: string
  resolved: ResolvedLine | undefined
  /** Over all periods of the base scenario, risk applied */
  total: number | undefined
  /** The figures are of the body before this change */
  before: boolean
  open: boolean
  faulty: boolean
  first: boolean
  last: boolean
  onToggle(): void
  onMove(by: -1 | 1): void
  onCopy(): void
  onRemove(): void
  children: React.ReactNode
}

/** A line of the case as one row that opens to its fields: what it is, what it comes to, or what is missing. */
export function LineRow({ line, currency, resolved, total, before, open, faulty, first, last, onToggle, onMove, onCopy, onRemove, children }: LineRowProps) {
  const all = useTranslations()
  const t = useTranslations('cases')
  const w = useTranslations('finance')
  const locale = useLocale()
  const f = useCaseFormats(currency)
  const missing = resolved?.reasons[0]
  const newer = resolved?.formula && resolved.formula.newest > resolved.formula.ordinal
  const named = (action: string) => t('editor.of', { action, label: line.label })
  return (
    <li className="px-3.5 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <button type="button" aria-expanded={open} onClick={onToggle} className="min-w-0 flex-1 basis-56 rounded-sm text-left pointer-coarse:min-h-11">
          <span dir="auto" className="flex items-baseline gap-2 font-medium [overflow-wrap:anywhere]">
            {(faulty || missing) && <ToneMark tone={faulty ? 'act' : 'watch'} className={faulty ? 'text-act' : 'text-watch'} />}
            {line.label || t('editor.untitled')}
          </span>
          <span className="mt-0.5 flex flex-wrap items-center gap-1.5 text-xs text-ink-3">
            <Tag>{w(`categories.${line.category}`)}</Tag>
            <span>{t('editor.confidenceShort', { confidence: w(`confidences.${line.confidence}`) })}</span>
            {line.riskBp > 0 && <span>{t('editor.riskShort', { risk: f.percent(line.riskBp / 10_000, 0) })}</span>}
            {newer && <span className="text-watch">{t('formula.newerShort')}</span>}
          </span>
        </button>
        <span className={clsx('text-right text-sm tabular-nums', before && 'text-ink-3')}>
          {faulty ? '–' : missing ? <span className="text-watch">{sayReason(all, missing, locale)}</span> : (
            <>
              <span className="block font-medium">{f.money(total)}</span>
              {line.amount.kind !== 'series' && <span className="block text-xs text-ink-3">{t(line.recurrence.kind === 'once' ? 'editor.once' : 'editor.each', { amount: f.money(resolved?.base) })}</span>}
            </>
          )}
        </span>
        <span className="flex items-center">
          <IconButton label={named(t('editor.up'))} disabled={first} onClick={() => onMove(-1)}><ArrowUp aria-hidden="true" /></IconButton>
          <IconButton label={named(t('editor.down'))} disabled={last} onClick={() => onMove(1)}><ArrowDown aria-hidden="true" /></IconButton>
          <IconButton label={named(t('editor.copyLine'))} onClick={onCopy}><Copy aria-hidden="true" /></IconButton>
          <IconButton label={named(t('editor.remove'))} onClick={onRemove}><Trash2 aria-hidden="true" /></IconButton>
        </span>
      </div>
      {open && <div className="mt-3 border-t border-line-soft pt-4 pb-1">{children}</div>}
    </li>
  )
}
