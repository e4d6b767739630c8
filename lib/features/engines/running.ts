// Syncs of this process. Others are ended by their lease.
const shared = globalThis as typeof globalThis & { wheelhouseSyncs?: Map<number, { controller: AbortController; done: Promise<unknown> }> }
const running = (shared.wheelhouseSyncs ??= new Map())

/** Runs `work` as the sync of that engine; it is given the signal that ends it. */
export function track<T>(engineId: number, work: (controller: AbortController) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const done = work(controller).finally(() => {
    if (running.get(engineId)?.controller === controller) running.delete(engineId)
  })
  running.set(engineId, { controller, done })
  return done
}

export const countRunning = () => running.size

/** Ends the sync of an engine at its next step, if this process runs one. */
export const endSync = (engineId: number) => running.get(engineId)?.controller.abort()

/** Ends all syncs and waits until they have handed back their leases. */
export async function endAllSyncs(): Promise<void> {
  const all = [...running.values()]
  for (const { controller } of all) controller.abort()
  await Promise.allSettled(all.map(({ done }) => done))
}
