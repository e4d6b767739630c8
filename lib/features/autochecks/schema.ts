import { z } from 'zod'
import { MAX_SAMPLE, MOST_SAMPLES } from '@/lib/core/autochecks/config'
import { mime, yes } from '@/lib/core/autochecks/call-fields'
import { paces } from '@/lib/core/autochecks/pace'
import { provableCodes } from '@/lib/core/autochecks/proves'
import { checkKinds, checkOutcomes, environments } from '@/lib/core/autochecks/words'
import { id, line, optionalId, optionalLine, pageNumber, pageSize, searchQuery, version } from '@/lib/core/portfolio/fields'

const secret = z.preprocess((raw) => (raw === '' ? undefined : raw), z.string().min(4).max(4000).optional())

const sample = z.strictObject({ name: line(120), mime, body: z.string().min(1).max(MAX_SAMPLE) })
/** A list, or members by their position as forms send them. */
const samples = z.preprocess((raw) => (typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? Object.values(raw) : raw), z.array(sample).max(MOST_SAMPLES).default([]))

const facts = {
  name: line(120),
  nameZh: optionalLine(120),
  environment: z.enum(environments),
  systemId: optionalId,
  interfaceId: optionalId,
  automationId: optionalId,
  codes: z.array(z.enum(provableCodes as [string, ...string[]])).max(10).default([]),
  /** Minutes; left out: on demand only */
  everyMinutes: z.preprocess((raw) => (raw === '' || raw === undefined ? undefined : Number(raw)), z.literal([...paces]).optional()),
  /** Somebody has said that it changes data in the target. */
  writing: yes.default(false),
  /** By kind, see lib/core/autochecks/config.ts; checked by the verb. */
  config: z.record(z.string().max(60), z.unknown()).default({}),
  /** Left out: what is stored stays, as long as the hosts do. */
  secrets: z.strictObject({ secret, gatewaySecret: secret }).default({}),
  samples,
}

export const CreateCheck = z.strictObject({ ...facts, kind: z.enum(checkKinds) })
export const UpdateCheck = z.strictObject({ ...facts, id, version })
export const CheckRef = z.strictObject({ id })
export const CheckVersionRef = z.strictObject({ id, version })
/** `digest` of what the person saw. */
export const ConfirmCheck = z.strictObject({ id, version, digest: z.string().length(64) })

export const checkSorts = ['name', 'lastAt', 'kind'] as const
export const CheckFilter = z.strictObject({
  q: searchQuery,
  kind: z.enum(checkKinds).optional().catch(undefined),
  outcome: z.enum([...checkOutcomes, 'never']).optional().catch(undefined),
  environment: z.enum(environments).optional().catch(undefined),
  system: optionalId.catch(undefined),
  interface: optionalId.catch(undefined),
  automation: optionalId.catch(undefined),
  state: z.enum(['current', 'paused', 'archived', 'all']).default('current').catch('current'),
  sort: z.enum(checkSorts).default('name').catch('name'),
  dir: z.enum(['asc', 'desc']).default('asc').catch('asc'),
  page: pageNumber,
  size: pageSize,
})
export const ResultFilter = z.strictObject({ id, page: pageNumber, size: z.coerce.number().int().min(1).max(100).default(20) })
