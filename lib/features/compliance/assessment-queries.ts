import type { z } from 'zod'
import { canFor } from '@/lib/core/access'
import { localDay } from '@/lib/core/calendar/local-day'
import { ImpactAnswers, keptUntil, mayNow, missingAnswers, type ImpactKind, type ImpactStatus, type ReviewOutcome } from '@/lib/core/compliance/impact'
import { materialChanges, readRecord } from '@/lib/core/compliance/record'
import { screen } from '@/lib/core/compliance/screening'
import { assessmentApart } from '@/lib/core/separation'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { assessmentFor, visibleAssessment } from './assessment'
import { readHandedIn } from './gaps'
import { reviewersFor } from './reviewers'
import { AssessmentFilter, AssessmentRef } from './schema'

async function todayOf(ctx: Ctx) {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  return localDay(ctx.now.getTime(), timeZone)
}

/** Waits for this person's answer: handed in, asked, and the newest version not answered by them. */
export const waitsFor = (personId: string): Prisma.ImpactAssessmentWhereInput => ({ status: 'submitted', ownerId: { not: personId }, reviewers: { some: { personId } } })

export function assessmentWhere(ctx: Ctx, filter: z.output<typeof AssessmentFilter>, today: string): Prisma.ImpactAssessmentWhereInput {
  const { q, status, mine, process } = filter
  const number = q && /^(pia-)?\d{1,9}$/i.test(q) ? Number(q.replace(/\D/g, '')) : null
  return {
    AND: [
      visibleAssessment(ctx),
      q ? { OR: [{ title: { contains: q } }, { process: { searchText: { contains: q.toLowerCase() } } }, ...(number ? [{ number }] : [])] } : {},
      status === 'expired' ? { status: 'approved', validUntil: { lt: today } } : status === 'approved' ? { status, validUntil: { gte: today } } : status ? { status } : {},
      mine === 'own' ? { ownerId: ctx.actor.id } : mine === 'asked' ? waitsFor(ctx.actor.id) : {},
      process ? { processId: process } : {},
    ],
  }
}

export const listAssessments = query({
  permission: 'compliance:read',
  input: AssessmentFilter,
  async run(ctx, filter) {
    const today = await todayOf(ctx)
    const where = assessmentWhere(ctx, filter, today)
    const [rows, total, waiting, any] = await Promise.all([
      ctx.db.impactAssessment.findMany({
        where,
        select: {
          id: true, number: true, title: true, kind: true, status: true, validUntil: true, updatedAt: true, submittedAt: true, ordinal: true,
          owner: { select: { name: true } },
          process: { select: { id: true, name: true, nameZh: true } },
          reviewers: { select: { person: { select: { id: true, name: true } } } },
          versions: { select: { decisions: { select: { deciderId: true } } }, orderBy: { ordinal: 'desc' }, take: 1 },
        },
        orderBy: [{ [filter.sort]: filter.dir }, { id: 'asc' }],
        skip: (filter.page - 1) * filter.size,
        take: filter.size,
      }),
      ctx.db.impactAssessment.count({ where }),
      ctx.db.impactAssessment.count({ where: { AND: [visibleAssessment(ctx), { status: 'submitted' }] } }),
      ctx.db.impactAssessment.count({ where: visibleAssessment(ctx) }),
    ])
    return {
      rows: rows.map(({ versions, reviewers, ...row }) => {
        const answered = new Set(versions[0]?.decisions.map(({ deciderId }) => deciderId))
        return { ...row, kind: row.kind as ImpactKind, status: row.status as ImpactStatus, waitingFor: row.status === 'submitted' ? reviewers.map(({ person }) => person).filter(({ id }) => !answered.has(id)) : [] }
      }),
      total,
      waiting,
      any,
      today,
    }
  },
})

export type AssessmentDetail = Awaited<ReturnType<typeof getAssessment>>

/** An assessment with its answers as they stand, what is open, the versions handed in with their decisions, and what the reader may do. */
export const getAssessment = query({
  permission: 'compliance:read',
  input: AssessmentRef,
  async run(ctx, { number }) {
    const found = await assessmentFor(ctx, { number })
    const path = found.process.department?.path ?? null
    const [stored, today, versions, reviewers, times] = await Promise.all([
      ctx.db.complianceRecord.findUnique({ where: { processId: found.processId }, select: { body: true } }),
      todayOf(ctx),
      ctx.db.impactAssessmentVersion.findMany({
        where: { assessmentId: found.id },
        select: { id: true, ordinal: true, body: true, digest: true, savedAt: true, savedBy: { select: { id: true, name: true } }, decisions: { select: { outcome: true, comment: true, decidedAt: true, decider: { select: { id: true, name: true } } }, orderBy: { decidedAt: 'asc' } } },
        orderBy: { ordinal: 'desc' },
      }),
      ctx.db.impactReviewer.findMany({ where: { assessmentId: found.id }, select: { askedAt: true, person: { select: { id: true, name: true } } } }),
      ctx.db.impactAssessment.findUniqueOrThrow({ where: { id: found.id }, select: { createdAt: true, updatedAt: true, submittedAt: true, approvedAt: true } }),
    ])
    const status = found.status as ImpactStatus
    const kind = found.kind as ImpactKind
    const record = stored && readRecord(stored.body)
    const newest = versions[0]
    const handed = newest ? readHandedIn(newest.body) : null
    // While it is written the draft is shown; afterwards what was handed in.
    const draft = status === 'draft' || status === 'withdrawn'
    const answers = draft || !handed ? ImpactAnswers.parse(JSON.parse(found.body)) : handed.answers
    const shownRecord = draft || !handed ? record : handed.record
    const edit = canFor(ctx.actor, 'compliance:edit', path)
    const decidedIds = status === 'submitted' ? (newest?.decisions.map(({ decider }) => decider.id) ?? []) : []
    const apart = newest ? assessmentApart({ deciderId: ctx.actor.id, ownerId: found.ownerId, handedInById: newest.savedBy.id, askedIds: reviewers.map(({ person }) => person.id), decidedIds }) : []
    const lastOn = times.approvedAt ?? newest?.savedAt ?? null
    return {
      id: found.id, number, title: found.title, kind, status, owner: found.owner, version: found.version, ordinal: found.ordinal, validUntil: found.validUntil, ...times,
      process: found.process,
      today,
      expired: status === 'approved' && found.validUntil !== null && found.validUntil < today,
      answers,
      record: shownRecord,
      screening: shownRecord && screen(shownRecord),
      /** What has changed in the record since it was handed in, of what the answers rest on */
      outdated: status !== 'draft' && handed?.record && record ? materialChanges(handed.record, record) : [],
      missing: missingAnswers(answers, kind),
      keptUntil: lastOn && keptUntil(lastOn.toISOString().slice(0, 10)),
      reviewers: reviewers.map(({ person, askedAt }) => ({ ...person, askedAt, answered: decidedIds.includes(person.id) })),
      versions: versions.map(({ body: _, decisions, ...version }) => ({ ...version, decisions: decisions.map((one) => ({ ...one, outcome: one.outcome as ReviewOutcome })) })),
      candidates: edit && status === 'draft' ? (await reviewersFor(ctx, path)).filter(({ id }) => id !== found.ownerId && id !== ctx.actor.id) : [],
      may: {
        edit: edit && mayNow('save', status) && !found.process.archivedAt,
        takeBack: edit && mayNow('takeBack', status),
        reopen: edit && mayNow('reopen', status),
        withdraw: edit && mayNow('withdraw', status),
        renew: edit && mayNow('renew', status) && !found.process.archivedAt,
        decide: canFor(ctx.actor, 'compliance:review', path) && mayNow('decide', status) && !apart.length,
        export: canFor(ctx.actor, 'compliance:export', path),
      },
      /** Why the reader, who reviews, may not answer this one */
      apart: status === 'submitted' && canFor(ctx.actor, 'compliance:review', path) ? apart : [],
    }
  },
})
