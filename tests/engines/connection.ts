import { createHttp, type HttpOptions } from '@/lib/engines/http'
import { parseAllowList } from '@/lib/engines/http/address'
import type { Connection, RunPage } from '@/lib/engines/contract'
import type { RunReport } from '@/lib/core/runs/run'

/** A connection with short waits; `allow` in the form of ENGINE_HOSTS. */
export function connectionTo<C>(config: C, allow: string[], http: Partial<HttpOptions> = {}): Connection<C> & { signal: AbortSignal; stop: AbortController } {
  const stop = new AbortController()
  const client = createHttp({
    allow: parseAllowList(allow),
    signal: stop.signal,
    limits: { connectMs: 500, headersMs: 500, totalMs: 1500 },
    retry: { attempts: 3, baseMs: 1, capMs: 5, maxRetryAfterMs: 2000 },
    ...http,
  })
  return { config, http: client, now: () => new Date(), signal: stop.signal, stop }
}

/** What a store would hold after these pages: the newest state of each run, in the order of arrival. */
export function stateAfter(pages: Iterable<RunPage>, into = new Map<string, RunReport>()): Map<string, RunReport> {
  for (const page of pages) for (const run of page.runs) into.set(run.externalId, run)
  return into
}

export async function allPages(reading: AsyncIterable<RunPage>): Promise<RunPage[]> {
  const pages: RunPage[] = []
  for await (const page of reading) pages.push(page)
  return pages
}

/** The fault that `work` ends with. */
export async function faultOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no fault',
    (error: unknown) => error,
  )
}
