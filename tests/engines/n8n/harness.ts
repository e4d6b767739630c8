import { statusOf } from '@/lib/engines/n8n/map'
import { FakeN8n } from '@/tests/support/fake-n8n'
import type { Harness } from '../harness'

export async function start(): Promise<Harness> {
  const n8n = await FakeN8n.start('2.40')
  n8n.workflow('w1')
  return {
    config: { baseUrl: n8n.url, apiKey: n8n.apiKey },
    allow: [n8n.host],
    secret: n8n.apiKey,
    run(status) {
      const id = n8n.begin()
      if (status === 'succeeded') n8n.end(id)
      if (status === 'failed') n8n.end(id, 'error', { name: 'NodeApiError', message: 'refused' })
      if (status === 'waiting') n8n.park(id)
      return String(id)
    },
    finish: (id) => void n8n.end(Number(id)),
    strange: () => String(n8n.ran('w1', 'sleepwalking')),
    truth: () => new Map([...n8n.executions.values()].map((row) => [String(row.id), statusOf(row.status)])),
    busy: (work) => void (n8n.between = work),
    fail: (fault, times) => n8n.fail(fault, { times }),
    stop: () => n8n.stop(),
  }
}
