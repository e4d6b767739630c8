import { z } from 'zod'

// What the engine sends, read tolerantly: only what identifies a record must be there.

export const RunRecord = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  process: z.object({ id: z.string(), name: z.string().nullish().catch(null) }),
  state: z.string().catch(''),
  createdAt: z.string().nullish().catch(null),
  startedAt: z.string().nullish().catch(null),
  endedAt: z.string().nullish().catch(null),
  changedAt: z.string(),
  message: z.string().nullish().catch(null),
})
export type RunRecord = z.output<typeof RunRecord>

export const RunList = z.object({ items: z.array(z.unknown()), next: z.string().nullish() })

export const ProcessList = z.object({ items: z.array(z.object({ id: z.string(), name: z.string().catch('') })) })
