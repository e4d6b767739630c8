import { z } from 'zod'
import { anyCheckDue, runDueChecks } from '@/lib/features/autochecks/run-due'
import { defineJob } from './definition'

/** Items are the checks that ran; one that found a fault did its work. */
export const runAutomaticChecks = defineJob({
  id: 'run-auto-checks',
  schedule: '* * * * *',
  payload: z.strictObject({}),
  due: anyCheckDue,
  async run(ctx, _payload, signal) {
    const done = await runDueChecks(ctx, signal)
    return done.length ? { items: { handled: done.length, succeeded: done.filter(({ outcome }) => outcome !== 'error').length } } : null
  },
})
