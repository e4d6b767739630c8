import { readRecord } from '@/lib/core/compliance/record'
import { conflict, notFound } from '@/lib/core/errors'
import { processFor } from '@/lib/features/processes/visible'
import { command } from '@/lib/server/command'
import { saveRecord } from './save-record'
import { ConfirmRecord } from './schema'

/** Looked at and still true: the same words become the next version, under the name of who says so, and the next look is due in a year. */
export const confirmRecord = command({
  permission: 'compliance:edit',
  input: ConfirmRecord,
  async run(ctx, { processId, version }) {
    await processFor(ctx, processId, 'compliance:edit')
    const stored = await ctx.db.complianceRecord.findUnique({ where: { processId }, select: { body: true, version: true } })
    if (!stored) throw notFound('process')
    if (stored.version !== version) throw conflict()
    // It joins this transaction and writes its own audit entry.
    return { result: await saveRecord(ctx, { processId, version, body: readRecord(stored.body) }), audit: [] }
  },
})
