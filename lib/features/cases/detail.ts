import { can, canFor } from '@/lib/core/access'
import { figuresNow, withoutWages, type CaseFigures } from '@/lib/core/cases/shown'
import { caseStep, caseSteps, type CaseFacts, type CaseStatus, type CaseStep } from '@/lib/core/cases/statuses'
import { readStored } from '@/lib/core/cases/stored'
import { CaseBody } from '@/lib/core/finance/case'
import type { Reason } from '@/lib/core/errors'
import { caseDecidingApart } from '@/lib/core/separation'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { evaluateCase } from './evaluate'
import { ownedBefore } from './record'
import { CaseRef } from './schema'
import { caseFor, pathOf, type GuardedCase } from './visible'

const versionRow = {
  id: true, ordinal: true, digest: true, note: true, savedAt: true, savedById: true,
  savedBy: { select: { name: true } },
  decisions: { select: { outcome: true, comment: true, decidedAt: true, decider: { select: { name: true } } }, orderBy: { decidedAt: 'asc' as const } },
} as const

export type CaseDetail = Awaited<ReturnType<typeof getCase>>

/**
 * A case with its versions, what the reader may do with it and why not, and its figures: of a draft as they are now, otherwise as
 * they were frozen when it was handed in.
 */
export const getCase = query({
  permission: 'case:read',
  input: CaseRef,
  async run(ctx, { number }) {
    const found = await caseFor(ctx, { number })
    const versions = await ctx.db.businessCaseVersion.findMany({ where: { caseId: found.id }, select: versionRow, orderBy: { ordinal: 'desc' } })
    const counting = versions.find(({ decisions }) => decisions.some(({ outcome }) => outcome === 'approved'))?.ordinal ?? null
    const status = found.status as CaseStatus
    const facts: CaseFacts = { status, isTemplate: found.isTemplate, archived: found.archivedAt !== null, approvedBefore: counting !== null }
    const frozen = status === 'draft' || found.isTemplate ? null : (versions[0]?.ordinal ?? null)
    const { figures, reasons, resolved, body } = frozen === null ? await liveFigures(ctx, found) : await frozenFigures(ctx, found.id, frozen)
    const { automation, request, body: _, ...rest } = found
    return {
      ...rest, status, body,
      automation: automation && { id: automation.id, code: automation.code, name: automation.name, nameZh: automation.nameZh },
      request: request && { id: request.id, number: request.number, title: request.title },
      versions, counting, frozen, figures, reasons, resolved,
      may: mayDo(ctx, found, facts, { handedInById: versions[0]?.savedById ?? null, ownedBefore: status === 'submitted' && can(ctx.actor, 'case:decide') && (await ownedBefore(ctx, found.id)) }),
    }
  },
})

export interface Shown {
  figures: CaseFigures | null
  /** Why nothing was computed */
  reasons: Reason[]
  resolved: CaseFigures['resolved']
  body: CaseBody
}

export async function liveFigures(ctx: Ctx, found: Pick<GuardedCase, 'automationId' | 'requestId' | 'currency' | 'body'>): Promise<Shown> {
  const body = CaseBody.parse(JSON.parse(found.body))
  return shownOf(ctx, await evaluateCase(ctx, found, found.currency, body), found.currency, body)
}

/** What the reader sees of an evaluation. */
export function shownOf(ctx: Ctx, evaluated: Awaited<ReturnType<typeof evaluateCase>>, currency: string, body: CaseBody): Shown {
  const resolved = withoutWages(evaluated.resolved, can(ctx.actor, 'rate:read'))
  return { figures: figuresNow({ ...evaluated, resolved }, currency), reasons: evaluated.reasons, resolved, body }
}

/** The figures of a version as they were handed in. */
export async function frozenFigures(ctx: Ctx, caseId: string, ordinal: number): Promise<Shown> {
  const version = await ctx.db.businessCaseVersion.findUniqueOrThrow({ where: { caseId_ordinal: { caseId, ordinal } }, select: { body: true, results: true } })
  const stored = readStored(version.results)
  const resolved = withoutWages(stored.resolved, can(ctx.actor, 'rate:read'))
  return { figures: { ...stored, resolved }, reasons: [], resolved, body: CaseBody.parse(JSON.parse(version.body)) }
}

/** By step: null where the permission is missing, otherwise the reasons against it; empty: may. */
function mayDo(ctx: Ctx, found: GuardedCase, facts: CaseFacts, duties: { handedInById: string | null; ownedBefore: boolean }): Record<CaseStep, Reason[] | null> & { restore: boolean; export: boolean } {
  const path = pathOf(found)
  const edit = canFor(ctx.actor, 'case:edit', path)
  const counted = facts.approvedBefore
  const held: Record<CaseStep, boolean> = {
    save: edit, handIn: edit, takeBack: edit, beginDraft: edit, discardDraft: edit, withdraw: edit,
    decide: can(ctx.actor, 'case:decide'),
    archive: edit && (!counted || (can(ctx.actor, 'case:decide') && found.ownerId !== ctx.actor.id)),
  }
  const reasonsOf = (step: CaseStep): Reason[] | null => {
    if (!held[step]) return null
    const open = caseStep(step, facts)
    if (!open.ok) return open.reasons
    return step === 'decide' ? caseDecidingApart({ deciderId: ctx.actor.id, ownerId: found.ownerId, ...duties }) : []
  }
  return {
    ...(Object.fromEntries(caseSteps.map((step) => [step, reasonsOf(step)])) as Record<CaseStep, Reason[] | null>),
    restore: edit && facts.archived && (!counted || (can(ctx.actor, 'case:decide') && found.ownerId !== ctx.actor.id)),
    export: canFor(ctx.actor, 'case:export', path),
  }
}
