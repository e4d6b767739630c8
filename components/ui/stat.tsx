'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useId, type ReactNode } from 'react'
import { Sparkline } from '@/components/chart/sparkline'
import { ExplainPanel, type Explanation } from './explain'
import { Status } from './status'
import type { Tone } from './tone'

export interface StatProps {
  label: string
  /** The figure, formatted; null when there is no data (never zero). */
  value: string | null
  unit?: string
  /** Beside the figure: change to the previous period, or the parts of it. */
  delta?: ReactNode
  /** Left out where the figure is a fact and no state: nothing is marked then */
  tone?: Tone
  /** Instead of the standard word of the tone. */
  statusWord?: string
  /** "≥ 98 %" */
  target?: string
  /** After the target: sample, exceptions. */
  note?: ReactNode
  spark?: { points: readonly (number | null)[]; target?: number | null }
  explanation?: Explanation
}

/** One figure with its unit, target, trend and status; it opens to its explanation. */
export function Stat({ label, value, unit, delta, tone, statusWord, target, note, spark, explanation }: StatProps) {
  const t = useTranslations('ui')
  const id = useId()
  const shown = value ?? '–'
  const figure = (
    <>
      {shown}
      {value !== null && unit && <span className="text-lg font-medium">{`\u00a0${unit}`}</span>}
    </>
  )
  return (
    <div className="-mt-px -ml-px flex min-w-0 flex-col border-t border-l border-line px-4 pt-3.5 pb-3">
      <p className="text-sm text-ink-2">{label}</p>
      <p className="flex flex-wrap items-baseline gap-x-2">
        {explanation ? (
          <button
            type="button"
            popoverTarget={id}
            aria-haspopup="dialog"
            className="group rounded-sm text-xl font-semibold tabular-nums underline decoration-transparent decoration-dotted decoration-2 underline-offset-[6px] hover:decoration-line-strong pointer-coarse:min-h-11 sm:text-2xl"
          >
            {figure}
            <span className="sr-only">{t('stat.opens', { label })}</span>
          </button>
        ) : (
          <span className={clsx('text-xl font-semibold tabular-nums sm:text-2xl', value === null && 'text-ink-3')}>{figure}</span>
        )}
        {delta && <span className="text-sm text-ink-3 tabular-nums">{delta}</span>}
      </p>
      {spark && <Sparkline points={spark.points} target={spark.target ?? null} tone={tone ?? 'none'} className="my-1" />}
      <p className="mt-auto flex flex-wrap items-center gap-x-2 gap-y-0.5 pt-1 text-xs text-ink-3">
        {tone && <Status tone={tone}>{statusWord}</Status>}
        {target && <span>{t('stat.target', { target })}</span>}
        {note && <span>{note}</span>}
      </p>
      {explanation && <ExplainPanel id={id} explanation={explanation} />}
    </div>
  )
}
