import { z } from 'zod'
import { anchorHead } from '@/lib/server/audit-anchors'
import { defineJob } from './definition'

export const anchorAuditHead = defineJob({
  id: 'anchor-audit-head',
  schedule: '7 * * * *',
  payload: z.strictObject({}),
  async run(ctx) {
    const anchor = await anchorHead(ctx.db, ctx.now)
    return anchor && { items: { handled: 1, succeeded: 1 } }
  },
})
