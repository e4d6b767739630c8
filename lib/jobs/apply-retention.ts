import { z } from 'zod'
import { applyRetention, type RetentionLine } from '@/lib/features/privacy/retention'
import { defineJob } from './definition'

/** What is kept by a rule of its own and has had its time. */
export const applyRetentionRules = defineJob({
  id: 'apply-retention',
  schedule: '13 4 * * *',
  payload: z.strictObject({}),
  async run(ctx) {
    const lines = await applyRetention(ctx, 'schedule')
    if (!lines) return null
    const sum = (of: (line: RetentionLine) => number) => lines.reduce((total, line) => total + of(line), 0)
    return { items: { handled: sum(({ due, held }) => due - held), succeeded: sum(({ removed }) => removed) } }
  },
})
