/** A start that cannot go on for a reason that the operator can put right; the message says how. */
export class Refusal extends Error {}

/** @param {unknown} error */
export function explain(error) {
  if (error instanceof Refusal) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** @param {unknown} error */
export function reasonOf(error) {
  return error instanceof Error ? error.message : String(error)
}
