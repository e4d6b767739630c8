import { z } from 'zod'
import { id, line, optionalCode, optionalId, optionalLine, pageNumber, pageSize, searchQuery, version } from '@/lib/core/portfolio/fields'

const facts = {
  name: line(120),
  nameZh: optionalLine(120),
  vendor: optionalLine(120),
  release: optionalLine(60),
  ownerId: optionalId,
}

export const CreateSystem = z.strictObject({ ...facts, code: optionalCode })
export const UpdateSystem = z.strictObject({ ...facts, id, version })
export const SystemRef = z.strictObject({ id })

export const systemSorts = ['name', 'code', 'vendor', 'updatedAt'] as const
export const SystemFilter = z.strictObject({
  q: searchQuery,
  sort: z.enum(systemSorts).default('name').catch('name'),
  dir: z.enum(['asc', 'desc']).default('asc').catch('asc'),
  page: pageNumber,
  size: pageSize,
})
