import { randomUUID } from 'node:crypto'
import { indexRequest } from '@/lib/features/requests/index-request'
import { saveDraft } from '@/lib/features/requests/save-draft'
import { submitRequest } from '@/lib/features/requests/submit-request'
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

/** An idea that misses nothing: 20 times a working day, 5 minutes each. */
export const completeIdea = {
  type: 'idea', title: 'Enter delivery notes automatically', pain: 'We copy delivery notes from mails into the transport system.', place: 'Goods-in desk',
  frequencyCount: 20, frequencyUnit: 'day', minutes: 5, ruleBased: 5, digitalInput: 4, structuredInput: 4, stability: 3, documentation: 2,
}

/** A draft of this person's. */
export const draftOf = (ctx: Ctx, fields: Record<string, unknown> = {}) => saveDraft(ctx, { id: randomUUID(), ...completeIdea, ...fields })

/** A handed-in request of this person's. */
export const filedBy = (ctx: Ctx, fields: Record<string, unknown> = {}) => submitRequest(ctx, { id: randomUUID(), ...completeIdea, ...fields })
