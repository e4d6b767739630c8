const LOG = Math.log(1.08)

interface Seen {
  process: number
  /** Stored text of the end */
  at: string
  failed: boolean
  duration: number
  items: number | null
  sign: 1 | -1
}

/** One bucket of the hand-written program: counters in a plain array and a sparse histogram. */
export class Fold {
  readonly counts = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  readonly bins = new Map<number, number>()

  constructor(
    readonly process: number,
    readonly slot: string,
  ) {}

  add({ failed, duration, items, sign }: Seen, bin: number) {
    const { counts } = this
    counts[failed ? 1 : 0]! += sign
    if (failed) counts[2]! += sign
    counts[3]! += sign * (items ?? 0)
    const succeeded = items === null ? (failed ? 0 : 1) : 4
    counts[4]! += sign * succeeded
    counts[5]! += sign * (items === null ? 0 : 1)
    counts[6]! += sign * (failed && items === null ? 1 : 0)
    counts[7]! += sign * succeeded
    counts[8]! += sign
    counts[9]! += sign * (items ?? 1)
    counts[10]! += sign * duration
    this.bins.set(bin, (this.bins.get(bin) ?? 0) + sign)
  }

  /** The stored counters and histogram with these added. */
  added(before: (number | string)[] | undefined): (number | string)[] {
    const { counts, bins } = this
    const text = before?.[11]
    if (typeof text === 'string' && text) {
      for (const pair of text.split(' ')) {
        const colon = pair.indexOf(':')
        const bin = Number(pair.slice(0, colon))
        bins.set(bin, (bins.get(bin) ?? 0) + Number(pair.slice(colon + 1)))
      }
    }
    const sorted = [...bins].filter(([, count]) => count !== 0).sort((a, b) => a[0] - b[0])
    return [...counts.map((count, i) => count + Number(before?.[i] ?? 0)), sorted.map(([bin, count]) => `${bin}:${count}`).join(' ')]
  }
}

/** The batch folded by process and UTC hour, and by process and day in China (UTC+8 all year). */
export function foldDeltas(seen: Seen[]): { hours: Map<string, Fold>; days: Map<string, Fold> } {
  const hours = new Map<string, Fold>()
  const days = new Map<string, Fold>()
  const dayOf = new Map<string, string>()
  for (const one of seen) {
    const hour = one.at.slice(0, 13)
    let day = dayOf.get(hour)
    if (!day) dayOf.set(hour, (day = new Date(Date.parse(`${hour}:00:00Z`) + 8 * 3_600_000).toISOString().slice(0, 10)))
    const bin = 1 + Math.floor(Math.log(one.duration) / LOG)
    foldOf(hours, one.process, `${hour}:00:00.000+00:00`).add(one, bin)
    foldOf(days, one.process, day).add(one, bin)
  }
  return { hours, days }
}

function foldOf(folds: Map<string, Fold>, process: number, slot: string): Fold {
  const key = `${process} ${slot}`
  let fold = folds.get(key)
  if (!fold) folds.set(key, (fold = new Fold(process, slot)))
  return fold
}
