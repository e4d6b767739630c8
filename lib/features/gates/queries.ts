import { z } from 'zod'
import { canFor, type Role } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import { diffOf, type CriterionChange } from '@/lib/core/gates/diff'
import type { Readiness } from '@/lib/core/gates/readiness'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { readReadiness } from './read-readiness'
import { PhaseOfGate, VersionRef } from './schema'
import { criteriaOf, draftFor, effectiveGateOf, phaseFor } from './versions'

/** Every criterion of the gate that ends this phase, as it stands now, with forecasts. */
export const readinessOf = query({
  permission: 'programme:read',
  input: PhaseOfGate,
  async run(ctx, { phaseId }): Promise<Readiness> {
    const [readiness] = await readReadiness(ctx, { phaseId, forecasts: true })
    if (!readiness) throw notFound('phase')
    return readiness
  },
})

/** All phases of the programme in order, without forecasts, from one round of queries whose cost does not depend on the number of runs. */
export const readinessSummaries = query({
  permission: 'programme:read',
  input: z.strictObject({}),
  run: (ctx): Promise<Readiness[]> => readReadiness(ctx, { forecasts: false }),
})

/** One version as it was published, with its criteria. */
export const getGateVersion = query({
  permission: 'programme:read',
  input: VersionRef,
  async run(ctx, { id }) {
    const version = await ctx.db.gateVersion.findUnique({ where: { id }, select: { id: true, phaseKey: true, ordinal: true, status: true, criteria: true, note: true, publishedAt: true } })
    if (!version || (version.status !== 'published' && !canFor(ctx.actor, 'gate:edit', null))) throw notFound('gateVersion')
    return { ...version, criteria: criteriaOf(version) }
  },
})

export type ListedVersion = Awaited<ReturnType<typeof listVersions>>[number]

/** Published versions of a gate, newest first, each with what it changed. */
export const listVersions = query({
  permission: 'programme:read',
  input: PhaseOfGate,
  async run(ctx, { phaseId }) {
    const phase = await phaseFor(ctx, phaseId)
    const rows = await ctx.db.gateVersion.findMany({
      where: { programmeId: phase.programmeId, phaseKey: phase.key, status: 'published' },
      select: { id: true, ordinal: true, status: true, criteria: true, note: true, authorId: true, publishedAt: true, publishedById: true },
      orderBy: { ordinal: 'asc' },
    })
    const names = await namesOf(ctx, rows.flatMap(({ authorId, publishedById }) => [authorId, publishedById]))
    return rows
      .map(({ id, ordinal, note, authorId, publishedAt, publishedById, ...row }, i) => ({
        id, ordinal, note, publishedAt,
        criteria: criteriaOf({ id, ...row }).length,
        author: (authorId && names.get(authorId)) ?? null,
        publishedBy: (publishedById && names.get(publishedById)) ?? null,
        byAuthor: authorId !== null && authorId === publishedById,
        changes: i === 0 ? null : diffOf(criteriaOf(rows[i - 1]!), criteriaOf({ id, ...row })),
      }))
      .reverse()
  },
})

/** What the editor starts from: the draft where there is one, else what counts; with the difference between both. */
export const gateEditor = query({
  permission: 'gate:edit',
  input: PhaseOfGate,
  async run(ctx, { phaseId }) {
    const phase = await phaseFor(ctx, phaseId)
    const [gate, draft, editors] = await Promise.all([effectiveGateOf(ctx, phase), draftFor(ctx, phase), otherEditors(ctx)])
    const criteria = draft ? criteriaOf(draft) : gate.criteria
    const names = await namesOf(ctx, [draft?.authorId ?? null])
    const changes: CriterionChange[] = draft ? diffOf(gate.criteria, criteria) : []
    return {
      phase,
      published: gate.version,
      criteria,
      changes,
      draft: draft && { version: draft.version, ordinal: draft.ordinal, note: draft.note, updatedAt: draft.updatedAt, author: (draft.authorId && names.get(draft.authorId)) ?? null, own: draft.authorId === ctx.actor.id },
      /** Whether somebody else could publish */
      others: editors > 0,
    }
  },
})

const otherEditors = (ctx: Ctx) =>
  ctx.db.person.count({ where: { active: true, id: { not: ctx.actor.id }, grants: { some: { role: { in: ['coe', 'admin'] }, departmentId: null } } } })

/** Every signature and withdrawal of a phase, newest first. */
export const attestationsOf = query({
  permission: 'programme:read',
  input: PhaseOfGate,
  async run(ctx, { phaseId }) {
    const rows = await ctx.db.gateAttestation.findMany({
      where: { phaseId },
      select: {
        id: true, criterionId: true, kind: true, role: true, statement: true, evidenceUrl: true, signedAt: true, validUntil: true, signedById: true,
        signedBy: { select: { name: true } },
        file: { select: { id: true, name: true } },
      },
      orderBy: [{ signedAt: 'desc' }, { id: 'desc' }],
    })
    return rows.map(({ signedBy, role, signedById, ...row }) => ({ ...row, role: role as Role, by: signedBy.name, own: signedById === ctx.actor.id }))
  },
})

async function namesOf(ctx: Ctx, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id !== null)
  if (!wanted.length) return new Map()
  const people = await ctx.db.person.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}
