import { z } from 'zod'
import { addDays, daysBetween, localDay, type Day } from '@/lib/core/calendar/local-day'
import { impactCode, REMIND_DAYS } from '@/lib/core/compliance/impact'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

/** Reviewers who have not answered are reminded this often, days. */
const ASK_AGAIN_DAYS = 5

/**
 * Sends what is due today, each reminder once: reviewers who have not answered, assessments that run out or have, records that
 * nobody has looked at for a year. One transaction a record, so that a stop in the middle loses and repeats nothing.
 * @returns how many people were told
 */
export async function remindCompliance(ctx: Ctx, signal: AbortSignal): Promise<number> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const today = localDay(ctx.now.getTime(), timeZone)
  const [waiting, ending, records] = [
    await ctx.db.impactAssessment.findMany({ where: { status: 'submitted', process: { archivedAt: null } }, select: { id: true }, orderBy: { id: 'asc' } }),
    await ctx.db.impactAssessment.findMany({ where: { status: 'approved', validUntil: { lte: addDays(today, REMIND_DAYS[0]) }, process: { archivedAt: null } }, select: { id: true }, orderBy: { id: 'asc' } }),
    await ctx.db.complianceRecord.findMany({ where: { reviewOn: { lte: today }, remindedAt: null, process: { archivedAt: null } }, select: { processId: true }, orderBy: { processId: 'asc' } }),
  ]
  let told = 0
  const work = [...waiting.map(({ id }) => () => remindReviewers(ctx, { id, today })), ...ending.map(({ id }) => () => remindOwner(ctx, { id, today })), ...records.map(({ processId }) => () => remindOfRecord(ctx, { processId, today }))]
  for (const step of work) {
    if (signal.aborted) break
    told += await step()
  }
  return told
}

const assessmentInput = z.strictObject({ id: z.string(), today: z.string() })

const remindReviewers = command({
  permission: 'compliance:edit',
  input: assessmentInput,
  async run(ctx, { id, today }) {
    const found = await ctx.db.impactAssessment.findFirst({
      where: { id, status: 'submitted' },
      select: { number: true, title: true, submittedAt: true, owner: { select: { name: true } }, reviewers: { select: { personId: true } }, versions: { select: { id: true, savedBy: { select: { name: true } }, decisions: { select: { deciderId: true } } }, orderBy: { ordinal: 'desc' }, take: 1 } },
    })
    const version = found?.versions[0]
    if (!found?.submittedAt || !version) return { result: 0, audit: [] }
    const days = daysBetween(found.submittedAt.toISOString().slice(0, 10), today)
    const round = Math.floor(days / ASK_AGAIN_DAYS)
    if (round < 1) return { result: 0, audit: [] }
    const answered = new Set(version.decisions.map(({ deciderId }) => deciderId))
    const open = found.reviewers.filter(({ personId }) => !answered.has(personId))
    const told = await notify(ctx, open.map(({ personId }): NoticeDraft => ({ personId, kind: 'impactReminder', params: { code: impactCode(found.number), title: found.title, by: version.savedBy.name, days }, href: `/compliance/assessments/${found.number}`, dedupeKey: `impact/${version.id}/asked/${round}/${personId}` })))
    if (told) await ctx.db.impactReviewer.updateMany({ where: { assessmentId: id, personId: { in: open.map(({ personId }) => personId) } }, data: { remindedAt: ctx.now } })
    return { result: told, audit: told ? reminded(id, found, { told, kind: 'impactReminder' }) : [] }
  },
})

/** Once for each of the days of `REMIND_DAYS` that has come, and once when it is over; not when it was made anew meanwhile. */
const remindOwner = command({
  permission: 'compliance:edit',
  input: assessmentInput,
  async run(ctx, { id, today }) {
    const found = await ctx.db.impactAssessment.findFirst({ where: { id, status: 'approved' }, select: { number: true, title: true, kind: true, validUntil: true, ownerId: true, processId: true, process: { select: { ownerId: true } } } })
    if (!found?.validUntil) return { result: 0, audit: [] }
    const { validUntil } = found
    const later = await ctx.db.impactAssessment.count({ where: { processId: found.processId, status: 'approved', kind: { in: [found.kind, 'both'] }, validUntil: { gt: validUntil } } })
    if (later) return { result: 0, audit: [] }
    const left = daysBetween(today, validUntil)
    const stage = left < 0 ? 'ended' : String(REMIND_DAYS.findLast((days) => left <= days))
    const people = [...new Set([found.ownerId, ...(left < 0 && found.process.ownerId ? [found.process.ownerId] : [])])]
    const told = await notify(ctx, people.map((personId): NoticeDraft => ({ personId, kind: left < 0 ? 'impactEnded' : 'impactEnding', params: { code: impactCode(found.number), title: found.title, until: { day: validUntil }, days: Math.max(0, left) }, href: `/compliance/assessments/${found.number}`, dedupeKey: `impact/${id}/${validUntil}/${stage}/${personId}` })))
    if (told) await ctx.db.impactAssessment.updateMany({ where: { id }, data: { remindedAt: ctx.now } })
    return { result: told, audit: told ? reminded(id, found, { told, kind: left < 0 ? 'impactEnded' : 'impactEnding', left }) : [] }
  },
})

const remindOfRecord = command({
  permission: 'compliance:edit',
  input: z.strictObject({ processId: z.string(), today: z.string() }),
  async run(ctx, { processId }) {
    const found = await ctx.db.complianceRecord.findFirst({ where: { processId, remindedAt: null }, select: { reviewOn: true, process: { select: { name: true, nameZh: true, ownerId: true } } } })
    if (!found?.reviewOn || !found.process.ownerId) return { result: 0, audit: [] }
    const { process, reviewOn } = found
    const told = await notify(ctx, [{ personId: found.process.ownerId, kind: 'recordReviewDue', params: { process: { en: process.name, 'zh-CN': process.nameZh ?? process.name }, due: { day: reviewOn } }, href: `/processes/${processId}?tab=compliance`, dedupeKey: `record/${processId}/${reviewOn}` }])
    await ctx.db.complianceRecord.updateMany({ where: { processId }, data: { remindedAt: ctx.now } })
    return { result: told, audit: told ? { action: 'compliance.reminded', entity: 'process', entityId: processId, facts: { name: process.name, nameZh: process.nameZh, reviewOn } } : [] }
  },
})

const reminded = (id: string, { number, title }: { number: number; title: string }, facts: Record<string, unknown> & { today?: Day }) => ({ action: 'impact.reminded', entity: 'impact', entityId: id, facts: { name: `${impactCode(number)} ${title}`, ...facts } })
