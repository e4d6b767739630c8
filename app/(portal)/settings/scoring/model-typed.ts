import type { ScoringConstants } from '@/lib/core/scoring/model'

/** What people write: percent instead of basis points, days instead of tenths; keyed by the names of the form's fields. */
const factorOf = (name: string): number => (name.endsWith('Bp') || /\.(weightsBp|confidenceBp)\./.test(name) ? 100 : name.endsWith('TenthDays') ? 10 : 1)

export function typedOf(constants: ScoringConstants): Record<string, string> {
  const typed: Record<string, string> = {}
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null) for (const [name, member] of Object.entries(value)) walk(member, `${path}.${name}`)
    else typed[path] = typeof value === 'number' ? String(value / factorOf(path)) : String(value)
  }
  walk(constants, 'constants')
  return typed
}

/** Back from the form; what is no number stays as it was written, so that the server names the field. */
export function constantsOf(typed: Record<string, string>): unknown {
  const root: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(typed)) {
    if (!name.startsWith('constants.')) continue
    const path = name.split('.').slice(1)
    let level = root
    for (const step of path.slice(0, -1)) level = (level[step] ??= {}) as Record<string, unknown>
    level[path.at(-1)!] = valueOf(name, text.trim())
  }
  return root
}

function valueOf(name: string, text: string): unknown {
  if (/\.(hourlyWage|dayRate)$/.test(name)) return text.normalize('NFKC')
  const number = Number(text)
  return text === '' ? undefined : Number.isNaN(number) ? text : Math.round(number * factorOf(name) * 1e6) / 1e6
}
