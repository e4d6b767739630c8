import clsx from 'clsx'

export interface WaterfallBar {
  key: string
  label: string
  amount: string
  kind: 'level' | 'change'
  /** Where the bar begins and ends, any scale */
  from: number
  to: number
}

/** Levels and the changes between them as lying bars: every label and amount is text, the bars are decoration. */
export function WaterfallChart({ summary, bars }: { summary: string; bars: WaterfallBar[] }) {
  const ends = bars.flatMap(({ from, to }) => [from, to])
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const wide = high - low || 1
  const at = (value: number) => ((value - low) / wide) * 100
  return (
    <figure className="panel px-4 py-3">
      <figcaption className="mb-2 text-sm text-ink-2">{summary}</figcaption>
      <ol className="text-sm">
        {bars.map(({ key, label, amount, kind, from, to }) => {
          const level = kind === 'level'
          return (
            <li key={key} className={clsx('grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-1 sm:grid-cols-[minmax(9rem,15rem)_1fr_minmax(5rem,auto)]', level && 'font-medium')}>
              <span className="min-w-0">{label}</span>
              <span aria-hidden="true" className="relative h-4 max-sm:order-last max-sm:col-span-2">
                {low < 0 && <span className="absolute inset-y-0 w-px bg-line-strong" style={{ left: `${at(0)}%` }} />}
                <span
                  className={clsx('absolute inset-y-0.5 rounded-[2px]', level ? 'bg-accent' : to < from ? 'bg-act' : 'bg-ok')}
                  style={{ left: `${at(Math.min(from, to))}%`, width: `${Math.max(0.4, (Math.abs(to - from) / wide) * 100)}%` }}
                />
              </span>
              <span className="text-right tabular-nums">{amount}</span>
            </li>
          )
        })}
      </ol>
    </figure>
  )
}
