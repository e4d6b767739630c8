import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { dayOf } from '@/lib/core/calendar/stored-day'
import { liveStages, type Stage } from '@/lib/core/portfolio/stages'
import type { ReadinessPhase } from '@/lib/core/gates/readiness'
import type { Signature } from '@/lib/core/gates/facts'
import type { Settings } from '@/lib/core/settings'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'
import { readRows, readTime, time } from '@/lib/server/sql/read'

export interface FramePhase extends ReadinessPhase {
  programmeId: string
  /** First day on which the phase was open; null before */
  start: Day | null
}

export interface FrameAutomation {
  id: string
  name: string
  nameZh: string | null
  phaseId: string | null
  processId: string
  departmentPath: string | null
  live: boolean
  liveOn: Day | null
  plannedLiveOn: Day | null
  targetSuccessBp: number | null
  targetAhtReductionBp: number | null
  /** Two different active people */
  twoOwners: boolean
}

/** What all gates are read against, whoever looks. */
export interface GateFrame {
  phases: FramePhase[]
  automations: FrameAutomation[]
  signatures: (Signature & { phaseId: string })[]
  settings: Settings
  today: Day
}

const AUTOMATIONS = `SELECT a."id", a."name", a."nameZh", a."phaseId", a."processId", a."stage", a."targetSuccessBp", a."targetAhtReductionBp",
  a."ownerId", a."deputyId", o."active" AS "ownerActive", u."active" AS "deputyActive", d."path" AS "departmentPath",
  ${time('a."liveSince"', 'liveSince')}, ${time('a."plannedLiveOn"', 'plannedLiveOn')}
  FROM "Automation" a JOIN "BusinessProcess" p ON p."id" = a."processId" LEFT JOIN "Department" d ON d."id" = p."departmentId"
  LEFT JOIN "Person" o ON o."id" = a."ownerId" LEFT JOIN "Person" u ON u."id" = a."deputyId"
  WHERE a."archivedAt" IS NULL AND a."stage" <> 'retired' ORDER BY a."name", a."id"`

interface AutomationRow extends Pick<FrameAutomation, 'id' | 'name' | 'nameZh' | 'phaseId' | 'processId' | 'departmentPath' | 'targetSuccessBp' | 'targetAhtReductionBp'> {
  stage: Stage
  ownerId: string | null
  deputyId: string | null
  ownerActive: boolean | number | null
  deputyActive: boolean | number | null
  liveSince: string | number | null
  plannedLiveOn: string | number | null
}

export async function readFrame(ctx: Ctx): Promise<GateFrame> {
  const [settings, phases, automations, signatures] = await Promise.all([
    readSettings(ctx.db),
    ctx.db.phase.findMany({ orderBy: { ordinal: 'asc' } }),
    readRows<AutomationRow>(ctx, AUTOMATIONS),
    readSignatures(ctx),
  ])
  const { timeZone } = settings.organisation
  const day = (at: string | number | null) => (at === null ? null : localDay(readTime(at)!, timeZone))
  return {
    settings,
    signatures,
    today: localDay(ctx.now.getTime(), timeZone),
    phases: phases.map((phase) => {
      const [plannedStart, actualStart] = [phase.plannedStart && dayOf(phase.plannedStart), phase.actualStart && dayOf(phase.actualStart)]
      const { id, ordinal, key, name, nameZh, status, programmeId } = phase
      return { id, ordinal, key, name, nameZh, status, programmeId, plannedStart, plannedEnd: phase.plannedEnd && dayOf(phase.plannedEnd), start: actualStart ?? (status === 'planned' ? null : plannedStart) } as FramePhase
    }),
    automations: automations.map(({ stage, ownerId, deputyId, ownerActive, deputyActive, liveSince, plannedLiveOn, ...rest }) => ({
      ...rest,
      live: liveStages.includes(stage),
      liveOn: day(liveSince),
      plannedLiveOn: plannedLiveOn === null ? null : dayOf(new Date(readTime(plannedLiveOn)!)),
      twoOwners: ownerId !== null && deputyId !== null && ownerId !== deputyId && Boolean(ownerActive) && Boolean(deputyActive),
    })),
  }
}

/** The last word of each role on each signed criterion. */
async function readSignatures(ctx: Ctx): Promise<GateFrame['signatures']> {
  const rows = await ctx.db.gateAttestation.findMany({
    select: { id: true, phaseId: true, criterionId: true, kind: true, role: true, evidenceUrl: true, fileId: true, signedAt: true, validUntil: true, signedBy: { select: { name: true } } },
    orderBy: [{ signedAt: 'asc' }, { id: 'asc' }],
  })
  const last = new Map<string, GateFrame['signatures'][number]>()
  for (const row of rows) {
    last.set(`${row.phaseId} ${row.criterionId} ${row.role}`, {
      phaseId: row.phaseId, criterionId: row.criterionId, role: row.role, kind: row.kind === 'withdrawn' ? 'withdrawn' : 'signed', byName: row.signedBy.name,
      signedAt: row.signedAt.getTime(), validUntil: row.validUntil?.getTime() ?? null, hasEvidence: row.evidenceUrl !== null || row.fileId !== null,
    })
  }
  return [...last.values()]
}
