import { randomUUID } from 'node:crypto'
import { saveDraft } from '@/lib/features/requests/save-draft'
import { submitRequest } from '@/lib/features/requests/submit-request'
import type { Ctx } from '@/lib/server/ctx'

/** An idea that misses nothing: 20 times a working day, 5 minutes each. */
export const completeIdea = {
  type: 'idea', title: 'Enter delivery notes automatically', pain: 'We copy delivery notes from mails into the transport system.', place: 'Goods-in desk',
  frequencyCount: 20, frequencyUnit: 'day', minutes: 5, ruleBased: 5, digitalInput: 4, structuredInput: 4, stability: 3, documentation: 2,
}

/** A draft of this person's. */
export const draftOf = (ctx: Ctx, fields: Record<string, unknown> = {}) => saveDraft(ctx, { id: randomUUID(), ...completeIdea, ...fields })

/** A handed-in request of this person's. */
export const filedBy = (ctx: Ctx, fields: Record<string, unknown> = {}) => submitRequest(ctx, { id: randomUUID(), ...completeIdea, ...fields })
