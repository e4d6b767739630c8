import { calculate } from '@/lib/features/calculator/calculate'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** What the sliders of the calculator come to; nothing is stored. */
export const GET = route({
  auth: { session: 'calculator:read' },
  async handle(ctx, request) {
    const params = new URL(request.url).searchParams
    const { time, hoursPerYear, money } = await calculate(ctx, Object.fromEntries(['count', 'unit', 'minutes', 'share'].map((name) => [name, params.get(name) ?? undefined])))
    return Response.json({ time, hoursPerYear, money: money && { ...money, yearMinor: Number(money.yearMinor), hourlyMinor: Number(money.hourlyMinor) } }, { headers: { 'cache-control': 'private, no-store' } })
  },
})
