import { z } from 'zod'
import { actionSources } from '@/lib/core/actions/action-item'
import { day, id, line, optionalId, pageNumber, pageSize, searchQuery, version } from '@/lib/core/portfolio/fields'

/** Several lines, not blank. */
const words = (max: number) => z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(max))

export const ActionRef = z.strictObject({ id })
export const CreateAction = z.strictObject({ text: line(500), ownerId: optionalId, dueOn: day, phaseId: optionalId })
export const UpdateAction = z.strictObject({ id, version, text: line(500), ownerId: optionalId, dueOn: day, phaseId: optionalId })
/** `fileId`: an uploaded file that shows the result. */
export const FinishAction = z.strictObject({ id, version, result: words(2000), fileId: optionalId })
export const DropAction = z.strictObject({ id, version, reason: words(2000) })
export const ReopenAction = z.strictObject({ id, version, reason: words(2000), dueOn: day })

/** What a gate or a meeting hands over. */
export const ActionDraft = z.strictObject({
  text: line(500),
  ownerId: id.nullable().optional(),
  dueOn: day,
  source: z.enum(actionSources),
  sourceId: id.nullable().optional(),
  phaseId: id.nullable().optional(),
})
export const CreateActions = z.array(ActionDraft).max(100)

export const actionViews = ['mine', 'open', 'overdue', 'closed', 'all'] as const
export const actionSorts = ['dueOn', 'text', 'createdAt'] as const
export const ActionFilter = z.strictObject({
  q: searchQuery,
  view: z.enum(actionViews).optional().catch(undefined),
  owner: optionalId,
  phase: optionalId,
  source: z.enum(actionSources).optional().catch(undefined),
  sort: z.enum(actionSorts).default('dueOn').catch('dueOn'),
  dir: z.enum(['asc', 'desc']).default('asc').catch('asc'),
  page: pageNumber,
  size: pageSize,
})
