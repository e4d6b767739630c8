import { z } from 'zod'
import { requestStatuses, requestTypes } from '@/lib/core/requests/statuses'
import { acceptanceStates } from '@/lib/core/risks/acceptance'
import { bands } from '@/lib/core/risks/matrix'
import { categories, responses, riskStatuses, scopes } from '@/lib/core/risks/statement'
import { reviewOutcomes, reviewStatuses } from '@/lib/core/reviews/task'
import { errorKinds, runStatuses } from '@/lib/core/runs/status'

const instant = z.string().meta({ format: 'date-time' })
const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()])

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    fields: z.record(z.string(), z.array(z.string())).optional(),
  })
  .meta({ id: 'Problem' })

const Refusal = z.object({ code: z.string(), field: z.string().optional(), detail: z.string() })

export const PushAnswer = z
  .object({
    accepted: z.int(),
    rejected: z.int(),
    results: z.array(
      z.object({
        index: z.int(),
        externalId: orNull(z.string()),
        attempt: z.int(),
        outcome: z.enum(['created', 'updated', 'unchanged', 'stale', 'rejected']),
        error: Refusal.optional(),
      }),
    ),
  })
  .meta({ id: 'PushAnswer' })

export const BacklogAnswer = z
  .object({
    accepted: z.int(),
    rejected: z.int(),
    results: z.array(z.object({ index: z.int(), queue: orNull(z.string()), outcome: z.enum(['stored', 'stale', 'rejected']), error: Refusal.optional() })),
  })
  .meta({ id: 'BacklogAnswer' })

export const RunRow = z
  .object({
    id: z.int(),
    engine: z.string(),
    externalId: z.string(),
    attempt: z.int(),
    process: z.object({ externalId: z.string(), name: z.string(), version: orNull(z.string()) }),
    automation: orNull(z.object({ id: z.string(), code: z.string(), name: z.string() })),
    status: z.enum(runStatuses),
    queuedAt: orNull(instant),
    startedAt: orNull(instant),
    endedAt: orNull(instant),
    durationMs: orNull(z.int()),
    items: orNull(z.object({ handled: z.int(), succeeded: orNull(z.int()), businessExceptions: orNull(z.int()), systemExceptions: orNull(z.int()) })),
    attendedMs: orNull(z.int()),
    error: orNull(z.object({ kind: orNull(z.enum(errorKinds)), code: orNull(z.string()), message: orNull(z.string()) })),
    link: orNull(z.string()),
  })
  .meta({ id: 'RunRow' })

export const MetricsRow = z
  .object({
    key: z.string(),
    name: orNull(z.string()),
    runs: z.int(),
    items: z.int(),
    succeeded: z.int(),
    systemFailures: z.int(),
    businessExceptions: z.int(),
    canceled: z.int(),
    open: z.int(),
    successRate: orNull(z.number()),
    ahtMs: orNull(z.number()),
    p50Ms: orNull(z.number()),
    p95Ms: orNull(z.number()),
    manualAhtMs: orNull(z.number()),
    ahtReduction: orNull(z.number()),
    hoursReturned: orNull(z.number()),
  })
  .meta({ id: 'MetricsRow' })

const Named = z.object({ id: z.string(), code: z.string(), name: z.string() })

export const AutomationRow = Named.extend({
  stage: z.string(),
  technology: z.string(),
  phase: orNull(z.string()),
  process: Named,
  owner: orNull(z.string()),
  deputy: orNull(z.string()),
}).meta({ id: 'AutomationRow' })

export const ProcessRow = Named.extend({
  department: orNull(z.string()),
  owner: orNull(z.string()),
  baseline: orNull(z.object({ annualVolume: z.int(), manualMs: z.int(), validFrom: z.string(), source: z.string() })),
}).meta({ id: 'ProcessRow' })

const named = orNull(z.object({ code: orNull(z.string()), name: z.string(), nameZh: orNull(z.string()) }))

export const RequestRow = z
  .object({
    id: z.string(),
    number: z.int(),
    type: z.enum(requestTypes),
    status: z.enum(requestStatuses),
    title: z.string(),
    submitter: orNull(z.object({ name: z.string() })),
    department: named,
    process: named,
    place: orNull(z.string()),
    holder: orNull(z.object({ role: z.string(), name: orNull(z.string()) })),
    dueOn: orNull(z.string()),
    score: orNull(z.number()).meta({ description: '0 to 100' }),
    technology: orNull(z.string()),
    itemsPerYear: orNull(z.int()),
    hoursPerYear: orNull(z.number()),
    benefit: orNull(z.object({ minor: z.string(), currency: z.string() })),
    votes: z.int(),
    supports: z.int(),
    submittedAt: orNull(instant),
    decidedAt: orNull(instant),
    liveAt: orNull(instant),
    updatedAt: instant,
  })
  .meta({ id: 'RequestRow' })

export const EngineRow = z
  .object({ slug: z.string(), kind: z.string(), name: z.string(), status: z.string(), freshAt: orNull(instant), lastSyncAt: orNull(instant), failuresInRow: z.int() })
  .meta({ id: 'EngineRow' })

const minor = orNull(z.string()).meta({ description: 'Minor units of the currency; null: not known, `gap` says why' })

export const ValueRow = z
  .object({
    automation: Named,
    month: z.string(),
    state: z.enum(['signed', 'open']),
    currency: z.string(),
    plannedMinor: minor,
    realisedMinor: minor,
    lostMinor: minor,
    plannedMs: orNull(z.int()),
    returnedMs: z.int(),
    lostMs: z.int(),
    units: z.int(),
    failedUnits: z.int(),
    lateUnits: orNull(z.int()),
    missedUnits: z.int(),
    downMs: z.int(),
    coverageBp: orNull(z.int()),
    adoptionBp: orNull(z.int()),
    gap: orNull(z.string()),
  })
  .meta({ id: 'ValueRow' })

export const ReviewAnswerBody = z
  .object({
    id: z.string(),
    code: z.string(),
    point: z.string(),
    key: z.string(),
    title: z.string(),
    status: z.enum(reviewStatuses),
    done: z.boolean(),
    approved: orNull(z.boolean()).meta({ description: 'true: go on; false: do not; null: not decided yet, or withdrawn' }),
    approvals: z.object({ needed: z.int(), given: z.int() }),
    askedAt: instant,
    dueAt: instant,
    endedAt: orNull(instant),
    decisions: z.array(z.object({ outcome: z.enum(reviewOutcomes), reason: orNull(z.string()), by: z.string(), onBehalfOf: orNull(z.string()), at: instant })),
    url: z.string(),
  })
  .meta({ id: 'ReviewAnswer' })

export const pageOf = <T extends z.ZodType>(row: T) => z.object({ data: z.array(row), next: orNull(z.string()) })

const place = z.object({ likelihood: z.int(), impact: z.int(), score: z.int(), band: z.enum(bands) })

export const RiskRow = z
  .object({
    id: z.string(),
    code: z.string(),
    title: z.string(),
    titleZh: orNull(z.string()),
    cause: z.string(),
    event: z.string(),
    consequence: z.string(),
    category: z.enum(categories),
    scope: z.enum(scopes),
    on: orNull(z.object({ id: z.string(), code: z.string(), name: z.string(), nameZh: orNull(z.string()) })),
    owner: orNull(z.string()),
    deputy: orNull(z.string()),
    status: z.enum(riskStatuses),
    response: orNull(z.enum(responses)),
    inherent: place,
    residual: place,
    matrix: z.int(),
    proposed: orNull(z.object({ likelihood: z.int(), impact: z.int() })),
    acceptance: z.enum(acceptanceStates),
    acceptedUntil: orNull(z.string()),
    nextReviewOn: z.string(),
    assessedAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Risk' })
