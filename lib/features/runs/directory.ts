import { canFor, scopeOf } from '@/lib/core/access'
import { orderBaselines, type Baseline } from '@/lib/core/runs/baseline'
import type { Ctx } from '@/lib/server/ctx'
import { readRows } from '@/lib/server/sql/read'

/** An engine process with everything that it is grouped by. What is not linked has no automation and what follows from it. */
export interface Source {
  id: number
  externalId: string
  name: string
  purpose: string
  engineId: number
  engineSlug: string
  engineKind: string
  engineName: string
  engineNameZh: string | null
  automationId: string | null
  automationCode: string | null
  automationName: string | null
  automationNameZh: string | null
  stage: string | null
  targetSuccessBp: number | null
  targetAhtReductionBp: number | null
  processId: string | null
  processCode: string | null
  processName: string | null
  processNameZh: string | null
  departmentId: string | null
  departmentName: string | null
  departmentNameZh: string | null
  departmentPath: string | null
  phaseId: string | null
  phaseKey: string | null
  phaseName: string | null
  phaseNameZh: string | null
}

export interface Directory {
  /** Every engine process that the reader may see runs of, test and dispatcher ones too */
  sources: Source[]
  byId: Map<number, Source>
  /** Baselines in the order of `orderBaselines` by business process */
  baselines: Map<string, Baseline[]>
  /** False when the reader sees a part of the programme only */
  complete: boolean
}

const SOURCES = `SELECT e."id", e."externalId", e."name", e."purpose",
  g."id" AS "engineId", g."slug" AS "engineSlug", g."kind" AS "engineKind", g."name" AS "engineName", g."nameZh" AS "engineNameZh",
  a."id" AS "automationId", a."code" AS "automationCode", a."name" AS "automationName", a."nameZh" AS "automationNameZh",
  a."stage", a."targetSuccessBp", a."targetAhtReductionBp",
  p."id" AS "processId", p."code" AS "processCode", p."name" AS "processName", p."nameZh" AS "processNameZh",
  d."id" AS "departmentId", d."name" AS "departmentName", d."nameZh" AS "departmentNameZh", d."path" AS "departmentPath",
  f."id" AS "phaseId", f."key" AS "phaseKey", f."name" AS "phaseName", f."nameZh" AS "phaseNameZh"
  FROM "EngineProcess" e JOIN "Engine" g ON g."id" = e."engineId"
  LEFT JOIN "Automation" a ON a."id" = e."automationId"
  LEFT JOIN "BusinessProcess" p ON p."id" = a."processId"
  LEFT JOIN "Department" d ON d."id" = p."departmentId"
  LEFT JOIN "Phase" f ON f."id" = a."phaseId"
  ORDER BY e."id"`
const BASELINES = `SELECT "processId", "ordinal", "manualMs", "validFrom" FROM "ProcessBaseline"`

/** Engine processes within the departments of the reader; those that are not linked are seen programme-wide only. */
export async function readDirectory(ctx: Ctx): Promise<Directory> {
  const [all, versions] = await Promise.all([readRows<Source>(ctx, SOURCES), readRows<Baseline & { processId: string }>(ctx, BASELINES)])
  const complete = scopeOf(ctx.actor, 'run:read').kind === 'all'
  const sources = complete ? all : all.filter((source) => canFor(ctx.actor, 'run:read', source.departmentPath))
  const grouped = new Map<string, Baseline[]>()
  for (const version of versions) {
    const list = grouped.get(version.processId)
    if (list) list.push(version)
    else grouped.set(version.processId, [version])
  }
  const baselines = new Map([...grouped].map(([processId, list]) => [processId, orderBaselines(list)]))
  return { sources, byId: new Map(sources.map((source) => [source.id, source])), baselines, complete }
}

/** A job of the portal itself: it keeps the programme running, it is not work that was automated. */
export const isOwnJob = (source: Pick<Source, 'engineKind'>): boolean => source.engineKind === 'wheelhouse'
