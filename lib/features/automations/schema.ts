import { z } from 'zod'
import { stages, technologies } from '@/lib/core/portfolio/stages'
import { id, line, optionalCode, optionalDay, optionalId, optionalLine, optionalNumber, optionalText, pageNumber, pageSize, searchQuery, version } from '@/lib/core/portfolio/fields'

const percent = optionalNumber(z.number().min(0).max(100))

const facts = {
  name: line(120),
  nameZh: optionalLine(120),
  description: optionalText(4000),
  technology: z.enum(technologies),
  ownerId: optionalId,
  deputyId: optionalId,
  builderId: optionalId,
  /** Own targets, percent; left out: the programme's. */
  targetSuccessPercent: percent,
  targetAhtReductionPercent: percent,
  plannedCoveragePercent: percent,
  plannedLiveOn: optionalDay,
  /** Everything that the first year costs, in the currency of the organisation. */
  yearOneCost: z.preprocess((raw) => (raw === '' ? undefined : typeof raw === 'number' ? String(raw) : raw), z.string().trim().max(20).optional()),
}

export const CreateAutomation = z.strictObject({ ...facts, processId: id, phaseId: optionalId, code: optionalCode })
export const UpdateAutomation = z.strictObject({ ...facts, id, version })
export const AutomationRef = z.strictObject({ id })
export const AutomationVersionRef = z.strictObject({ id, version })

/** A step back or out of service needs a reason. */
export const SetStage = z.strictObject({ id, version, to: z.enum(stages), note: optionalText(1000) })
export const AssignPhase = z.strictObject({ id, version, phaseId: optionalId })

export const automationSorts = ['health', 'name', 'code', 'updatedAt'] as const
export const AutomationFilter = z.strictObject({
  q: searchQuery,
  phase: optionalId,
  stage: z.enum(stages).optional().catch(undefined),
  technology: z.enum(technologies).optional().catch(undefined),
  department: optionalId,
  process: optionalId,
  /** As owner, deputy or builder. */
  owner: optionalId,
  /** Without an owner or without a deputy, and not retired. */
  owners: z.enum(['gap']).optional().catch(undefined),
  state: z.enum(['current', 'archived', 'all']).default('current').catch('current'),
  sort: z.enum(automationSorts).default('name').catch('name'),
  dir: z.enum(['asc', 'desc']).default('asc').catch('asc'),
  page: pageNumber,
  size: pageSize,
})
