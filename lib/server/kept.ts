import type { Ctx } from './ctx'

interface Kept {
  at: number
  value: Promise<unknown>
}

const shared = globalThis as typeof globalThis & { wheelhouseKept?: Map<string, Kept> }
const kept = (shared.wheelhouseKept ??= new Map())

/**
 * What `make` answered at most `ms` ago in this process, and for no longer than until a person changes something here; requests
 * that come together wait for one answer. Only for what is the same for everybody, and only for questions about the present: a
 * context of another time, or inside a transaction, is answered anew.
 */
export function keptFor<T>(ctx: Pick<Ctx, 'now' | 'inTransaction'>, key: string, ms: number, make: () => Promise<T>): Promise<T> {
  if (ctx.inTransaction || Math.abs(Date.now() - ctx.now.getTime()) > ms) return make()
  const found = kept.get(key)
  const now = performance.now()
  if (found && now - found.at < ms) return found.value as Promise<T>
  const value = make()
  const entry = { at: now, value }
  kept.set(key, entry)
  // A failure is not remembered.
  value.catch(() => kept.get(key) === entry && kept.delete(key))
  return value
}

/** Called once a person's change is committed. */
export const forgetKept = () => kept.clear()
