import { z } from 'zod'
import { areas } from '@/lib/core/compatibility/template'
import { defectSteps } from '@/lib/core/compatibility/defect'
import { cellStates, defectStatuses, environments, outcomes, purposes, runStatuses, severities } from '@/lib/core/compatibility/words'
import { id, line, optionalDay, optionalId, optionalLine, optionalText, pageNumber, pageSize, rowId, searchQuery, version } from '@/lib/core/portfolio/fields'

const blankIsAbsent = (raw: unknown): unknown => (typeof raw === 'string' && raw.trim() === '' ? undefined : raw)
const reason = z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(1000))
const link = z.preprocess(blankIsAbsent, z.url({ protocol: /^https?$/, error: 'compatibility.link' }).max(2000).optional())

// Templates
const key = z.string().transform((text) => text.normalize('NFKC').trim().toLowerCase()).pipe(z.string().max(40).regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'compatPlan.keyShape'))
export const TemplateRef = z.strictObject({ key })
/** What is written may be unfinished: it is judged when it is published. */
const DraftCheck = z.looseObject({ code: z.string().max(40) })
export const DraftTemplate = z.strictObject({
  names: z.strictObject({ en: z.string().max(120), 'zh-CN': z.string().max(120) }),
  area: z.enum(areas),
  products: z.array(z.string().max(60)).max(20),
  checks: z.array(DraftCheck).max(60),
})
export const SaveTemplateDraft = z.strictObject({ key, version: z.preprocess(blankIsAbsent, version.optional()), body: DraftTemplate, reason: optionalText(1000) })
export const TemplateDraftRef = z.strictObject({ key, version })
export const CreateTemplate = z.strictObject({ key, nameEn: line(120), nameZh: line(120), products: optionalLine(400) })
export const ArchiveTemplate = z.strictObject({ key, version, archived: z.boolean() })

// Plans
export const AutomationOfPlan = z.strictObject({ automationId: id })
export const AssemblePlan = z.strictObject({ automationId: id, version: z.preprocess(blankIsAbsent, version.optional()) })
export const AddCheck = z.strictObject({
  automationId: id,
  item: line(200), itemZh: optionalLine(200), how: optionalText(1000), howZh: optionalText(1000), pass: optionalText(500), passZh: optionalText(500),
  severity: z.enum(severities),
  area: z.enum(areas).default('own'),
  systemId: optionalId,
  interfaceId: optionalId,
})
export const DecideCheck = z.strictObject({ id, version, applies: z.enum(['yes', 'no']), reason: optionalText(1000) })
export const CheckRef = z.strictObject({ id, version })

// Runs
export const StartRun = z.strictObject({
  automationId: id,
  environment: z.enum(environments),
  purpose: z.enum(purposes),
  /** Only what concerns this system: for a re-test after its release changed */
  systemId: optionalId,
})
export const RunRef = z.strictObject({ number: rowId })
export const RecordResult = z.strictObject({
  runId: id,
  checkId: id,
  outcome: z.enum(outcomes),
  note: optionalText(2000),
  /** How many answers to this check were seen: somebody else's is not overwritten unseen */
  seen: z.coerce.number().int().min(0).max(100_000),
  link,
  text: optionalText(10_000),
  fileId: optionalId,
  defectTitle: optionalLine(200),
  defectOwnerId: optionalId,
  defectDueOn: optionalDay,
  /** Result of an automatic check that it is taken from */
  autoResultId: optionalId,
})
export const SignRun = z.strictObject({ number: rowId, version, note: optionalText(2000), digest: z.string().max(80) })
export const CancelRun = z.strictObject({ number: rowId, version, reason })

// Defects
export const DefectRef = z.strictObject({ number: rowId })
export const UpdateDefect = z.strictObject({ number: rowId, version, title: line(200), description: optionalText(4000), severity: z.enum(severities), ownerId: optionalId, dueOn: optionalDay, reason: optionalText(1000) })
export const StepDefect = z.strictObject({ number: rowId, version, step: z.enum(defectSteps), resolution: optionalText(2000) })

// Releases
export const RecordRelease = z.strictObject({ systemId: id, environment: z.enum(environments), release: line(60), note: optionalText(1000), source: z.enum(['typed', 'import', 'register']).default('typed') })

// Lists
const paged = { page: pageNumber, size: pageSize, dir: z.enum(['asc', 'desc']).default('desc').catch('desc') }
export const MatrixFilter = z.strictObject({
  q: searchQuery,
  state: z.enum(cellStates).optional().catch(undefined),
  phase: optionalId,
  department: optionalId,
  system: optionalId,
  /** Automations in service, or still on their way */
  stage: z.enum(['live', 'building']).optional().catch(undefined),
  group: z.enum(['department', 'phase', 'process']).default('department').catch('department'),
})
export const runSorts = ['number', 'startedAt', 'endedAt'] as const
export const RunFilter = z.strictObject({ q: searchQuery, status: z.enum(runStatuses).optional().catch(undefined), automation: optionalId, sort: z.enum(runSorts).default('number').catch('number'), ...paged })
export const defectSorts = ['number', 'dueOn', 'updatedAt'] as const
export const DefectFilter = z.strictObject({
  q: searchQuery,
  status: z.enum([...defectStatuses, 'live']).optional().catch(undefined),
  severity: z.enum(severities).optional().catch(undefined),
  owner: optionalId,
  automation: optionalId,
  sort: z.enum(defectSorts).default('number').catch('number'),
  ...paged,
})
