import { z } from 'zod'
import type { Cursor } from '@/lib/engines/contract'

/**
 * Where the reading stands. Everything with an id up to `mark` was stored, or is in `open` (id, workflow, first seen in
 * epoch ms). `walk` is a walk down the list that has not reached its end: it accounts for ids between `stop` and
 * `horizon`; `next` is n8n's own page cursor, a hint that may be refused. `recent` are ended runs at the top which
 * need no second look.
 */
const State = z.object({
  v: z.literal(1),
  mark: z.number(),
  walk: z.object({ horizon: z.number(), stop: z.number(), next: z.string().nullable(), lowest: z.number().nullable() }).nullable(),
  open: z.array(z.tuple([z.number(), z.string(), z.number()])),
  recent: z.array(z.number()),
})

/** Ids below the mark that are looked at again: inserts of concurrent runs may become visible out of order. */
export const OVERLAP = 100
export const MAX_OPEN = 20_000
const MAX_RECENT = 1000

export interface Walk {
  horizon: number
  stop: number
  next: string | null
  lowest: number | null
}

export class Progress {
  mark = 0
  walk: Walk | null = null
  readonly open = new Map<number, { workflow: string; seen: number }>()
  readonly recent = new Set<number>()

  /** A cursor that is not ours (or of another shape) means: from the beginning. */
  constructor(since: Cursor | null) {
    const state = State.safeParse(since)
    if (!state.success) return
    this.mark = state.data.mark
    this.walk = state.data.walk
    for (const [id, workflow, seen] of state.data.open) this.open.set(id, { workflow, seen })
    for (const id of state.data.recent) this.recent.add(id)
  }

  #floor = Number.POSITIVE_INFINITY

  keepRecentAbove(horizon: number) {
    this.#floor = horizon - OVERLAP
  }

  /** It ended and its row is complete: the next overlap may pass over it. */
  settled(id: number) {
    if (id > this.#floor) this.recent.add(id)
  }

  toCursor(): Cursor {
    const floor = this.mark - OVERLAP
    const recent = [...this.recent].filter((id) => id > floor).sort((a, b) => b - a).slice(0, MAX_RECENT)
    const open = [...this.open].map(([id, { workflow, seen }]): [number, string, number] => [id, workflow, seen])
    return { v: 1, mark: this.mark, walk: this.walk && { ...this.walk }, open, recent } satisfies z.input<typeof State>
  }
}
