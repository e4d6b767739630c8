/** What became of two changes of the same text. */
export interface Merged {
  text: string
  /** Both had changed the same lines: both are kept, those of the other first */
  overlapped: boolean
}

interface Chunk {
  /** Lines of the base that are replaced: from, before */
  from: number
  before: number
  lines: string[]
}

/**
 * Joins two texts that were changed from the same base, line by line. Changes of different lines are both taken; where both
 * changed the same lines, the lines of both stand in the result, the other's first. Nothing that somebody wrote is lost.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merged {
  if (mine === theirs || theirs === base) return { text: mine, overlapped: false }
  if (mine === base) return { text: theirs, overlapped: false }
  const lines = base.split('\n')
  const own = changesOf(lines, mine.split('\n'))
  const other = changesOf(lines, theirs.split('\n'))
  const merged: string[] = []
  let overlapped = false
  let at = 0
  let [o, t] = [0, 0]
  while (o < own.length || t < other.length) {
    const group = nextGroup(own, other, o, t)
    merged.push(...lines.slice(at, group.from))
    const ours = replaced(lines, own.slice(o, group.o), group)
    const others = replaced(lines, other.slice(t, group.t), group)
    const [both, same] = [group.o > o && group.t > t, ours.join('\n') === others.join('\n')]
    if (both && !same && group.before > group.from) overlapped = true
    if (!both) merged.push(...(group.o > o ? ours : others))
    else if (same) merged.push(...ours)
    else merged.push(...others, ...ours.filter((line) => !others.includes(line)))
    at = group.before
    ;[o, t] = [group.o, group.t]
  }
  return { text: [...merged, ...lines.slice(at)].join('\n'), overlapped }
}

/** The next change of either side with all that overlap it, as one stretch of the base; two insertions at one place go together. */
function nextGroup(own: Chunk[], other: Chunk[], o: number, t: number): { from: number; before: number; o: number; t: number } {
  const [mine, theirs] = [own[o], other[t]]
  const first = !theirs || (mine && (mine.from < theirs.from || (mine.from === theirs.from && mine.before <= theirs.before))) ? mine! : theirs
  const { from } = first
  let { before } = first
  const next = { o, t }
  const belongs = (chunk: Chunk | undefined): chunk is Chunk => chunk !== undefined && (chunk === first || chunk.from < before || (chunk.from === from && chunk.before === from && before === from))
  for (let grown = true; grown; ) {
    grown = false
    for (; belongs(own[next.o]); next.o += 1, grown = true) before = Math.max(before, own[next.o]!.before)
    for (; belongs(other[next.t]); next.t += 1, grown = true) before = Math.max(before, other[next.t]!.before)
  }
  return { from, before, ...next }
}

function replaced(lines: string[], chunks: Chunk[], { from, before }: { from: number; before: number }): string[] {
  const result: string[] = []
  let at = from
  for (const chunk of chunks) {
    result.push(...lines.slice(at, chunk.from), ...chunk.lines)
    at = chunk.before
  }
  return [...result, ...lines.slice(at, before)]
}

/** Above this many pairs of lines the middle is taken as one change. */
const MOST_PAIRS = 4_000_000

/** Stretches of `from` that `to` replaces, by the longest common subsequence of lines. */
function changesOf(from: string[], to: string[]): Chunk[] {
  let head = 0
  while (head < from.length && head < to.length && from[head] === to[head]) head += 1
  let tail = 0
  while (tail < from.length - head && tail < to.length - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1
  const [a, b] = [from.slice(head, from.length - tail), to.slice(head, to.length - tail)]
  if (!a.length && !b.length) return []
  if (!a.length || !b.length || a.length * b.length > MOST_PAIRS) return [{ from: head, before: head + a.length, lines: b }]
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) common[i * width + j] = a[i] === b[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
  }
  const chunks: Chunk[] = []
  let open: Chunk | null = null
  const change = (i: number): Chunk => {
    if (!open) chunks.push((open = { from: head + i, before: head + i, lines: [] }))
    return open
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      open = null
      i += 1
      j += 1
    } else if (j < b.length && (i >= a.length || common[i * width + j + 1]! >= common[(i + 1) * width + j]!)) {
      change(i).lines.push(b[j]!)
      j += 1
    } else {
      change(i).before = head + i + 1
      i += 1
    }
  }
  return chunks
}
