import { timingSafeEqual } from 'node:crypto'
import { notFound, unauthenticated } from '@/lib/core/errors'
import { engineGauges, sizeGauges } from '@/lib/features/health/queries'
import { env } from '@/lib/server/env'
import { route } from '@/lib/server/http'
import { instruments } from '@/lib/server/prometheus'

export const dynamic = 'force-dynamic'

/** Prometheus text for whoever holds METRICS_TOKEN; without that setting the page does not exist. */
export const GET = route({
  auth: 'public',
  handle: async (ctx, request) => {
    const expected = env().METRICS_TOKEN
    if (!expected) throw notFound('page')
    if (!sameText(request.headers.get('authorization') ?? '', `Bearer ${expected}`)) throw unauthenticated()
    const { registry, freshAge, failures, active, size } = instruments()
    const [engines, sizes] = await Promise.all([engineGauges(ctx), sizeGauges(ctx)])
    for (const gauge of [freshAge, failures, active]) gauge.reset()
    for (const engine of engines) {
      if (engine.freshAgeS !== null) freshAge.set({ engine: engine.slug }, engine.freshAgeS)
      failures.set({ engine: engine.slug }, engine.failuresInRow)
      active.set({ engine: engine.slug }, engine.active ? 1 : 0)
    }
    for (const [kind, count] of Object.entries(sizes)) size.set({ kind }, count)
    return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } })
  },
})

function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}
