/** A place in an answer: names and positions, `*` for any one of them. */
type Step = string | number

const STEP = /\.?([^.[\]]+)|\[(\d+|\*)\]/y

/** Reads `items[0].price`, `$.items[*].price`. Null when it is no path; the empty path is the whole answer. */
export function parsePath(text: string): Step[] | null {
  const rest = text.trim().replace(/^\$\.?/, '')
  const steps: Step[] = []
  STEP.lastIndex = 0
  while (STEP.lastIndex < rest.length) {
    const found = STEP.exec(rest)
    if (!found) return null
    const [, name, index] = found
    steps.push(name ?? (index === '*' ? '*' : Number(index)))
  }
  return steps
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: unknown, path: string): unknown {
  let at: unknown = value
  for (const step of parsePath(path) ?? []) {
    if (Array.isArray(at)) at = at[Number(step)]
    else if (typeof at === 'object' && at !== null && Object.hasOwn(at, step)) at = (at as Record<string, unknown>)[step]
    else return undefined
  }
  return at
}

/** A pattern of paths: `*` stands for one step, a leading `..` for any place in the answer. */
export interface PathPattern {
  anywhere: boolean
  steps: Step[]
}

export function parsePattern(text: string): PathPattern | null {
  const bare = text.trim().replace(/^\$(?=\.\.)/, '')
  const anywhere = bare.startsWith('..')
  const steps = parsePath(anywhere ? bare.slice(2) : bare)
  return steps?.length ? { anywhere, steps } : null
}

export function matches({ anywhere, steps }: PathPattern, path: readonly Step[]): boolean {
  const fits = (from: number) => steps.length <= path.length - from && steps.every((step, i) => step === '*' || String(step) === String(path[from + i]))
  // Whatever lies below a place that is left out is left out too.
  if (!anywhere) return fits(0)
  return path.some((_, from) => fits(from))
}

export const showPath = (path: readonly Step[]): string => path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : step), '') || '$'
