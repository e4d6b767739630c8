import type { z } from 'zod'
import type { Ctx } from '@/lib/server/ctx'

/** What a job did; recorded as one run of the engine "Wheelhouse". Items are whatever it works through. */
export interface JobOutcome {
  items?: { handled: number; succeeded: number }
}

/**
 * A piece of work that the clock starts. `schedule` is a cron expression of five fields (six with seconds), in UTC. The
 * handler acts for the system under the job's id, may run again after a crash, and ends soon after `signal` is aborted.
 */
export interface Job<Payload extends z.ZodType = z.ZodType> {
  id: string
  schedule: string
  payload: Payload
  /** Asked before anything is written: false leaves the occurrence out. */
  due?(ctx: Ctx): Promise<boolean>
  /** Null when there was nothing to do: such a run is not recorded. */
  run(ctx: Ctx, payload: z.output<Payload>, signal: AbortSignal): Promise<JobOutcome | null>
}

export const defineJob = <Payload extends z.ZodType>(job: Job<Payload>): Job<Payload> => job
