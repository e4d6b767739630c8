import { indexRequest } from '@/lib/features/requests/index-request'
import type { Ctx } from '@/lib/server/ctx'
import { db, type Prisma } from '@/lib/server/db'

let next = 5000

/** A stored request, with its words in the index; submitted by the person of the context unless said otherwise. */
export async function storedRequest(ctx: Ctx, data: Partial<Prisma.RequestUncheckedCreateInput> = {}) {
  next += 1
  const at = ctx.now
  const request = await db.request.create({
    data: { number: next, status: 'submitted', statusSince: at, title: `Request ${next}`, submitterId: ctx.actor.id, submittedAt: data.status === 'draft' ? null : at, ...data },
  })
  await indexRequest({ db }, request.id)
  return request
}
