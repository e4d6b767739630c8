import { z } from 'zod'
import { id, line, optionalCode, optionalId, optionalLine, optionalNumber, optionalText, pageNumber, pageSize, searchQuery, version } from '@/lib/core/portfolio/fields'
import { componentKinds } from '@/lib/core/portfolio/landscape'
import { technologies } from '@/lib/core/portfolio/stages'

const blank = (raw: unknown) => (typeof raw === 'string' && raw.trim() === '' ? undefined : raw)

const facts = {
  name: line(120),
  nameZh: optionalLine(120),
  kind: z.enum(componentKinds).default('other'),
  description: optionalText(4000),
  /** Left out: for any technology. */
  technology: z.preprocess(blank, z.enum(technologies).optional()),
  ownerId: optionalId,
  /** Where it is kept; only addresses that a browser opens. */
  link: z.preprocess(blank, z.url({ protocol: /^https?$/ }).max(500).optional()),
  release: optionalLine(60),
}

export const CreateComponent = z.strictObject({ ...facts, code: optionalCode })
export const UpdateComponent = z.strictObject({ ...facts, id, version })
export const ComponentRef = z.strictObject({ id })
export const ComponentVersionRef = z.strictObject({ id, version })
export const ComponentLink = z.strictObject({
  automationId: id,
  componentId: id,
  /** Person-days saved by not building it again; one decimal. */
  savedDays: optionalNumber(z.number().min(0).max(10_000)),
})
export const ComponentUnlink = z.strictObject({ automationId: id, componentId: id })

export const componentSorts = ['name', 'code', 'updatedAt'] as const
export const ComponentFilter = z.strictObject({
  q: searchQuery,
  kind: z.enum(componentKinds).optional().catch(undefined),
  technology: z.enum(technologies).optional().catch(undefined),
  use: z.enum(['shared', 'single', 'unused']).optional().catch(undefined),
  state: z.enum(['current', 'archived', 'all']).default('current').catch('current'),
  sort: z.enum(componentSorts).default('name').catch('name'),
  dir: z.enum(['asc', 'desc']).default('asc').catch('asc'),
  page: pageNumber,
  size: pageSize,
})
