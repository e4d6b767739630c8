import type { Connection } from '@/lib/engines/contract'
import { AdapterError } from '@/lib/engines/contract/faults'
import type { JsonReply } from '@/lib/engines/http'
import { rootOf } from './map'
import type { N8nConfig } from './manifest'
import { Discovery, Execution, ExecutionDetail, ListReply, Workflow, type FailureDetail } from './wire'
import type { z } from 'zod'

/** n8n lowers anything above without saying so. */
const PAGE_SIZE = 250
/** Whole workflow definitions come with the list, so fewer at a time. */
const WORKFLOW_PAGE = 50
const MAX_WORKFLOW_PAGES = 400
const DETAIL_BYTES = 4_000_000

export interface ExecutionPage {
  rows: Execution[]
  /** Records without a usable id */
  rejected: number
  next: string | null
}

/** The few calls of the public API v1 that reading needs; GET only. */
export class N8nClient {
  readonly #base: string
  readonly #headers: Record<string, string>
  readonly #host: string

  constructor(private readonly conn: Connection<N8nConfig>) {
    this.#base = `${rootOf(conn.config)}/api/v1`
    this.#headers = { 'X-N8N-API-KEY': conn.config.apiKey }
    this.#host = new URL(this.#base).hostname
  }

  /** Newest first by id. Without `status` the list leaves out running (and, before 2.40, waiting) executions. */
  async executions(query: { limit?: number; status?: string; cursor?: string | null }): Promise<ExecutionPage> {
    const { limit = PAGE_SIZE, status, cursor } = query
    const reply = await this.#get('/executions', 'execution:list', { query: { limit, status, cursor: cursor ?? undefined }, accept: [400] })
    if (reply.status === 400) throw new AdapterError(cursor ? 'cursorGone' : 'unexpectedStatus', { host: this.#host, status: 400 })
    const page = this.#parse(ListReply, reply.json, 'data')
    const rows: Execution[] = []
    for (const record of page.data) {
      const row = Execution.safeParse(record)
      if (row.success) rows.push(row.data)
    }
    if (page.data.length && !rows.length) throw new AdapterError('unexpectedShape', { host: this.#host, field: 'id' })
    return { rows, rejected: page.data.length - rows.length, next: page.nextCursor || null }
  }

  /** Null when n8n no longer has it. */
  async execution(id: string): Promise<Execution | null> {
    const reply = await this.#get(`/executions/${id}`, 'execution:read', { accept: [404] })
    return reply.status === 404 ? null : this.#parse(Execution, reply.json, 'id')
  }

  /** Why an execution failed; null when n8n has no data of it (any more). */
  async failure(id: string): Promise<FailureDetail | null> {
    const reply = await this.#get(`/executions/${id}`, 'execution:read', { query: { includeData: 'true' }, accept: [404], maxBytes: DETAIL_BYTES })
    if (reply.status === 404) return null
    return ExecutionDetail.safeParse(reply.json).data?.data?.resultData?.error ?? null
  }

  async workflows(): Promise<z.output<typeof Workflow>[]> {
    const found = new Map<string, z.output<typeof Workflow>>()
    let cursor: string | null = null
    for (let page = 0; page < MAX_WORKFLOW_PAGES; page++) {
      const reply = await this.#get('/workflows', 'workflow:list', { query: { limit: WORKFLOW_PAGE, cursor: cursor ?? undefined } })
      const { data, nextCursor } = this.#parse(ListReply, reply.json, 'data')
      const before = found.size
      for (const record of data) {
        const workflow = Workflow.safeParse(record)
        if (workflow.success) found.set(workflow.data.id, workflow.data)
      }
      if (!nextCursor) return [...found.values()]
      if (nextCursor === cursor || found.size === before) throw new AdapterError('cursorStuck', { host: this.#host })
      cursor = nextCursor
    }
    throw new AdapterError('tooManyPages', { host: this.#host, pages: MAX_WORKFLOW_PAGES })
  }

  /** The key's scopes; null where n8n does not tell: before 2.40, and 2.40 answers 500 at times. */
  async scopes(): Promise<string[] | null> {
    const reply = await this.#get('/discover', 'execution:list', { accept: [403, 404, 500] })
    return reply.status !== 200 ? null : this.#parse(Discovery, reply.json, 'scopes').data.scopes
  }

  async #get(path: string, scope: string, ask: { query?: Record<string, string | number | undefined>; accept?: number[]; maxBytes?: number }): Promise<JsonReply> {
    try {
      return await this.conn.http.getJson({ url: this.#base + path, headers: this.#headers, ...ask })
    } catch (error) {
      if (error instanceof AdapterError && error.fault === 'scopeMissing') throw new AdapterError('scopeMissing', { host: this.#host, scope })
      throw error
    }
  }

  #parse<S extends z.ZodType>(schema: S, json: unknown, field: string): z.output<S> {
    const parsed = schema.safeParse(json)
    if (!parsed.success) throw new AdapterError('unexpectedShape', { host: this.#host, field })
    return parsed.data
  }
}
