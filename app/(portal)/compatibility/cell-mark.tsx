import clsx from 'clsx'
import type { CellState } from '@/lib/core/compatibility/words'

const looks: Record<CellState, string> = {
  green: 'rounded-full border-ok bg-ok-soft text-ok',
  amber: 'rounded-sm border-watch bg-watch-soft text-watch',
  red: 'rounded-none border-act bg-act text-on-act',
  stale: 'rounded-sm border-dashed border-accent bg-accent-soft text-accent',
  untested: 'rounded-full border-line-strong text-ink-3',
}

/** A state as shape, letter and colour. */
export function CellMark({ state, letter }: { state: CellState; letter: string }) {
  return (
    <span aria-hidden="true" className={clsx('inline-flex size-5 shrink-0 items-center justify-center border text-[0.6875rem] leading-none font-semibold', looks[state])}>
      {letter}
    </span>
  )
}
