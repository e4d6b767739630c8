import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { request } from 'undici'
import { statusOf } from '@/lib/engines/n8n/map'

/**
 * Real instances of n8n, when some run on this machine: REAL_N8N_DIR holds a folder for each with `secrets.json` (readKey or
 * apiKey). The ports are 15680 for the folder `20` and 15678 for `24`.
 */
const root = process.env.REAL_N8N_DIR ?? path.join(tmpdir(), 'real-n8n')
const ports: Record<string, number> = { '20': 15680, '24': 15678 }

export interface RealN8n {
  name: string
  url: string
  key: string
}

export async function realInstances(): Promise<RealN8n[]> {
  const found: RealN8n[] = []
  for (const name of existsSync(root) ? readdirSync(root) : []) {
    const file = path.join(root, name, 'secrets.json')
    if (!existsSync(file) || !ports[name]) continue
    const keys = JSON.parse(readFileSync(file, 'utf8')) as { readKey?: string; apiKey?: string }
    const key = keys.readKey ?? keys.apiKey
    const instance = { name, url: `http://127.0.0.1:${ports[name]}`, key: key ?? '' }
    if (key && (await isReady(instance))) found.push(instance)
  }
  if (!found.length) console.info(`no running n8n under ${root}: the tests against a real n8n are left out`)
  return found
}

/** Stands in where none runs, so that its tests are shown as left out. */
export const noInstance: RealN8n = { name: 'none is running', url: '', key: '' }

export const isReady = async ({ url, key }: RealN8n): Promise<boolean> => {
  const reply = await request(`${url}/api/v1/executions?limit=1`, { headers: { 'X-N8N-API-KEY': key } }).catch(() => null)
  const text = await reply?.body.text().catch(() => '')
  return reply?.statusCode === 200 && Boolean(text?.startsWith('{'))
}

/** Starts one run by its webhook; a refusal (the engine is down) is no error. */
export async function hook({ url }: RealN8n, name: string, body: object): Promise<void> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } as const
  await request(`${url}/webhook/${name}`, init).then(
    (reply) => reply.body.dump(),
    () => {},
  )
}

/** What n8n itself lists: ended, running, parked and queued, in our words. */
export async function listed({ url, key }: RealN8n): Promise<Map<string, string>> {
  const rows = new Map<string, string>()
  for (const status of ['running', 'waiting', 'new', '']) {
    let cursor: string | null = null
    do {
      const query: string = new URLSearchParams({ limit: '250', ...(status && { status }), ...(cursor && { cursor }) }).toString()
      const reply = await request(`${url}/api/v1/executions?${query}`, { headers: { 'X-N8N-API-KEY': key } })
      const page = (await reply.body.json()) as { data?: { id: string; status: string }[]; nextCursor?: string | null }
      for (const row of page.data ?? []) rows.set(String(row.id), statusOf(row.status))
      cursor = page.nextCursor ?? null
    } while (cursor)
  }
  return rows
}
