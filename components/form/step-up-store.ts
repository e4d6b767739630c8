import type { ErrorShape } from '@/lib/core/errors'
import { STEP_UP_KEY } from '@/lib/core/people/session'

type Answer = { ok: true } | { ok: false; error: ErrorShape } | null | void | undefined

let ask: (() => Promise<boolean>) | null = null

/** The frame registers its dialog here. */
export function registerStepUp(asker: typeof ask): () => void {
  ask = asker
  return () => {
    if (ask === asker) ask = null
  }
}

/** Runs an action; when it wants the password first, asks for it and runs the action again with what was entered. */
export async function withStepUp<A extends Answer>(attempt: () => Promise<A>): Promise<A> {
  const first = await attempt()
  if (!first || first.ok || first.error.key !== STEP_UP_KEY || !ask) return first
  return (await ask()) ? attempt() : first
}
