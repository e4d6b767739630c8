import { z } from 'zod'
import { line, optionalLine, rowId, searchQuery, version } from '@/lib/core/portfolio/fields'

export const engineId = rowId
const processId = rowId
const slug = z.string().trim().regex(/^[a-z][a-z0-9-]{1,39}$/, 'engines.field.slug')
const name = line(120)
const nameZh = optionalLine(120)
const interval = z.coerce.number().int().min(1).max(1440).default(5)
/** The fields of the adapter's manifest; checked against it by the verb. */
const given = z.record(z.string().max(60), z.unknown())
const config = given.default({})

export const purposes = ['production', 'test', 'dispatcher'] as const
export type Purpose = (typeof purposes)[number]

export const ConnectEngine = z.strictObject({ kind: z.string().max(40), slug, name, nameZh, syncEveryMinutes: interval, config })

/** Secret fields left empty keep what is stored, unless the address changes. `version` is that of the form's record. */
export const UpdateEngine = z.strictObject({ id: engineId, version, name, nameZh, syncEveryMinutes: interval, config })

/** Before saving: kind and config; after: the id, with config where the form was changed. */
export const CheckConnection = z.union([
  z.strictObject({ id: engineId, config: given.optional() }),
  z.strictObject({ kind: z.string().max(40), config }),
])

export const EngineRef = z.strictObject({ id: engineId })
export const EngineSlugRef = z.strictObject({ slug: z.string().max(60) })
export const DeleteEngine = z.strictObject({ id: engineId, confirm: z.string().trim().max(60) })
export const LinkProcess = z.strictObject({ processId, automationId: z.string().min(1).max(64) })
export const UnlinkProcess = z.strictObject({ processId })
export const SetPurpose = z.strictObject({ processId, purpose: z.enum(purposes) })
export const ProcessFilter = z.strictObject({
  engineId,
  q: searchQuery,
  linked: z.enum(['yes', 'no']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export const SyncRef = z.strictObject({ syncId: z.string().max(64) })
export const HistoryFilter = z.strictObject({ engineId, page: z.coerce.number().int().min(1).max(10_000).default(1) })
