import { z } from 'zod'
import type { Readiness } from '@/lib/core/gates/readiness'
import { notFound } from '@/lib/core/errors'
import { query } from '@/lib/server/command'
import { readReadiness } from './read-readiness'
import { PhaseOfGate } from './schema'

/** Every criterion of the gate that ends this phase, as it stands now, with forecasts. */
export const readinessOf = query({
  permission: 'programme:read',
  input: PhaseOfGate,
  async run(ctx, { phaseId }): Promise<Readiness> {
    const [readiness] = await readReadiness(ctx, { phaseId, forecasts: true })
    if (!readiness) throw notFound('phase')
    return readiness
  },
})

/** All phases of the programme in order, without forecasts, from one round of queries whose cost does not depend on the number of runs. */
export const readinessSummaries = query({
  permission: 'programme:read',
  input: z.strictObject({}),
  run: (ctx): Promise<Readiness[]> => readReadiness(ctx, { forecasts: false }),
})
