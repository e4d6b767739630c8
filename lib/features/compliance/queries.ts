import { canFor } from '@/lib/core/access'
import { localDay } from '@/lib/core/calendar/local-day'
import { changedSections, emptyRecord, readRecord } from '@/lib/core/compliance/record'
import { screen } from '@/lib/core/compliance/screening'
import type { ImpactKind, ImpactStatus } from '@/lib/core/compliance/impact'
import { dataClassesOf } from '@/lib/core/portfolio/data-classes'
import { processFor } from '@/lib/features/processes/visible'
import { activeReviewPoints } from '@/lib/features/reviews/active-points'
import { query } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { readStanding } from './gaps'
import { RecordRef } from './schema'

export type RecordDetail = Awaited<ReturnType<typeof getRecord>>

/** The record of a process as its tab and its form show it, with what is missing, its versions and its assessments. */
export const getRecord = query({
  permission: 'compliance:read',
  input: RecordRef,
  async run(ctx, { processId }) {
    const process = await processFor(ctx, processId)
    const path = process.department?.path ?? null
    const [{ dataClasses, owner }, stored, standing, versions, assessments, points, { timeZone }] = await Promise.all([
      ctx.db.businessProcess.findUniqueOrThrow({ where: { id: processId }, select: { dataClasses: true, owner: { select: { id: true, name: true } } } }),
      ctx.db.complianceRecord.findUnique({ where: { processId }, select: { body: true, version: true, ordinal: true, reviewOn: true, updatedAt: true } }),
      readStanding(ctx, { id: processId }),
      ctx.db.complianceVersion.findMany({ where: { processId }, select: { ordinal: true, body: true, digest: true, reason: true, at: true, by: { select: { name: true } } }, orderBy: { ordinal: 'desc' } }),
      ctx.db.impactAssessment.findMany({
        where: { processId },
        select: { id: true, number: true, title: true, kind: true, status: true, validUntil: true, owner: { select: { name: true } } },
        orderBy: { number: 'desc' },
      }),
      activeReviewPoints(ctx, processId),
      settingsOf(ctx.db, 'organisation'),
    ])
    const classes = dataClassesOf(dataClasses)
    const { needed, gaps } = standing.get(processId) ?? { needed: false, gaps: [] }
    const record = stored && readRecord(stored.body)
    const bodies = versions.map(({ body }) => readRecord(body))
    const mayEdit = canFor(ctx.actor, 'compliance:edit', path) && !process.archivedAt
    return {
      process: { id: process.id, code: process.code, name: process.name, nameZh: process.nameZh, archived: process.archivedAt !== null, owner, classes },
      today: localDay(ctx.now.getTime(), timeZone),
      needed,
      gaps,
      record,
      /** What the form begins with where there is no record */
      start: record ?? emptyRecord(classes),
      version: stored?.version ?? 0,
      ordinal: stored?.ordinal ?? 0,
      reviewOn: stored?.reviewOn ?? null,
      screening: record && screen(record),
      points,
      versions: versions.map(({ body: _, by, ...version }, index) => ({ ...version, by: by?.name ?? null, changed: bodies[index + 1] ? changedSections(bodies[index + 1]!, bodies[index]!) : null })),
      assessments: assessments.map((row) => ({ ...row, kind: row.kind as ImpactKind, status: row.status as ImpactStatus })),
      may: { edit: mayEdit, export: canFor(ctx.actor, 'compliance:export', path) },
    }
  },
})
