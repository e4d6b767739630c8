import type { z } from 'zod'
import type { Connection } from '@/lib/engines/contract'
import { AdapterError } from '@/lib/engines/contract/faults'
import type { TemplateConfig } from './manifest'
import { ProcessList, RunList } from './wire'

/** The few calls that reading needs. Everything goes through `conn.http`, which guards, retries and names the faults. */
export class TemplateClient {
  constructor(private readonly conn: Connection<TemplateConfig>) {}

  async runs(query: { changedAfter?: string; page?: string | null }) {
    return this.#get('/runs', RunList, { changedAfter: query.changedAfter, page: query.page ?? undefined, limit: 100 })
  }

  async processes() {
    return this.#get('/processes', ProcessList, {})
  }

  async #get<S extends z.ZodType>(path: string, schema: S, query: Record<string, string | number | undefined>): Promise<z.output<S>> {
    const { baseUrl, apiKey } = this.conn.config
    const { json } = await this.conn.http.getJson({ url: baseUrl + path, query, headers: { authorization: `Bearer ${apiKey}` } })
    const parsed = schema.safeParse(json)
    if (!parsed.success) throw new AdapterError('unexpectedShape', { host: new URL(baseUrl).hostname, field: parsed.error.issues[0]?.path.join('.') ?? '' })
    return parsed.data
  }
}
