/** Lets one caller in at a time, in order of arrival. */
export class WriteGate {
  #tail: Promise<void> = Promise.resolve()

  /** Resolves when the caller is in, with the function that lets the next one in. */
  async enter(): Promise<() => void> {
    await breathe()
    let leave!: () => void
    const before = this.#tail
    this.#tail = new Promise((resolve) => (leave = resolve))
    await before
    return leave
  }
}

const turnMs = 20
let lastTurn = 0

/** Gives way to timers and sockets now and then: awaiting SQLite alone never leaves the microtask queue. */
export async function breathe(): Promise<void> {
  if (performance.now() - lastTurn < turnMs) return
  await new Promise((resolve) => setImmediate(resolve))
  lastTurn = performance.now()
}

/** Repeats `attempt` while it fails with a busy database, for at most `budgetMs`, without blocking the event loop. */
export async function retryWhileBusy<T>(attempt: () => T | Promise<T>, budgetMs: number): Promise<T> {
  const end = Date.now() + budgetMs
  for (let waitMs = 5; ; waitMs = Math.min(waitMs * 2, 100)) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error) || Date.now() + waitMs > end) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs * (1 + Math.random())))
  }
}

function isBusy(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { kind?: unknown } }
  return cause?.kind === 'SocketTimeout' || String(code ?? '').startsWith('SQLITE_BUSY')
}
