import { z } from 'zod'
import { visibleRequest } from '@/lib/features/requests/visible'
import { query } from '@/lib/server/command'

/** The visible idea of a number, for a risk that was noticed on it. */
export const requestOfNumber = query({
  permission: 'risk:read',
  input: z.strictObject({ number: z.number().int().min(1).max(2_147_483_647).nullable() }),
  run: (ctx, { number }) => (number === null ? Promise.resolve(null) : ctx.db.request.findFirst({ where: { AND: [{ number }, visibleRequest(ctx)] }, select: { id: true, title: true } })),
})
