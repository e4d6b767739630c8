import clsx from 'clsx'
import { useId } from 'react'
import { toneVar, type Tone } from './tone'

interface ProgressProps {
  label: string
  /** 0…100; null while the extent of the work is unknown. */
  percent: number | null
  /** What was done so far, in words: "4,812 of 12,000 runs". */
  detail?: string
  tone?: Tone
}

export function Progress({ label, percent, detail, tone = 'info' }: ProgressProps) {
  const id = useId()
  const width = percent === null ? 100 : Math.max(0, Math.min(100, percent))
  return (
    <div>
      <div className="mb-1 flex items-baseline justify-between gap-3 text-sm">
        <span id={id}>{label}</span>
        {detail && <span className="text-xs text-ink-3 tabular-nums">{detail}</span>}
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent === null ? undefined : Math.round(width)}
        aria-valuetext={detail}
        className="h-2 overflow-hidden rounded-full bg-none-soft"
      >
        <div
          className={clsx('h-full rounded-full transition-[width] duration-300', percent === null && 'animate-pulse opacity-60')}
          style={{ width: `${width}%`, background: toneVar[tone] }}
        />
      </div>
    </div>
  )
}

/** One part of a whole as a labelled bar: scores and shares. */
export function Bar({ label, value, percent, note, tone = 'info' }: { label: string; value: string; percent: number; note?: string; tone?: Tone }) {
  return (
    <div className="grid grid-cols-[minmax(6rem,9rem)_1fr_auto] items-center gap-x-3 py-1.5 text-sm">
      <span className="min-w-0">{label}</span>
      <span aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-none-soft">
        <span className="block h-full" style={{ width: `${Math.max(0, Math.min(100, percent))}%`, background: toneVar[tone] }} />
      </span>
      <span className="min-w-[3em] text-right font-medium tabular-nums">{value}</span>
      {note && <span className="col-span-2 col-start-2 text-xs text-ink-3">{note}</span>}
    </div>
  )
}
