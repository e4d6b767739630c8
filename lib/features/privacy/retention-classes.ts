import type { HoldSubject, RuledClass } from '@/lib/core/privacy/classes'
import { archiveEntries, dueEntries } from '@/lib/features/audit/checkpoint'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

export type Holds = Record<HoldSubject, Set<string>>

/** How one class of data is counted and taken away. `before`: what is older is due. */
interface Retained {
  due(ctx: Ctx, before: Date): Promise<number>
  /** Of those, how many are held. */
  held(ctx: Ctx, before: Date, holds: Holds): Promise<number>
  /** Takes away what is due and not held; returns how many. */
  remove(ctx: Ctx, before: Date, holds: Holds): Promise<number>
}

const ids = (set: ReadonlySet<string>) => [...set]

const notices = (before: Date, people?: string[]): Prisma.NoticeWhereInput => ({ createdAt: { lt: before }, ...(people && { personId: { in: people } }) })
const deliveries = (before: Date): Prisma.DeliveryWhereInput => ({ createdAt: { lt: before }, status: { in: ['sent', 'failed'] } })
const absences = (before: Date): Prisma.AbsenceWhereInput => ({ toDay: { lt: before.toISOString().slice(0, 10) } })
const documents = (before: Date): Prisma.ReviewTaskWhereInput => ({ endedAt: { lt: before }, NOT: { fields: '[]', link: null, searchText: '' } })
const callbacks = (before: Date): Prisma.ReviewCallbackWhereInput => ({ createdAt: { lt: before }, status: { in: ['sent', 'failed'] } })
// Through the relation: of a column that is empty, SQL says neither that it is in a list nor that it is not.
const heldTasks = (holds: Holds): Prisma.ReviewTaskWhereInput => ({ OR: [{ automation: { is: { id: { in: ids(holds.automation) } } } }, { point: { processId: { in: ids(holds.process) } } }] })
const heldChecks = (holds: Holds): Prisma.AutoCheckResultWhereInput => ({ check: { automationId: { in: ids(holds.automation) } } })
const heldReadings = (holds: Holds): Prisma.RiskIndicatorReadingWhereInput => ({ indicator: { risk: { OR: [{ automationId: { in: ids(holds.automation) } }, { processId: { in: ids(holds.process) } }] } } })

export const retained: Record<RuledClass, Retained> = {
  audit: {
    due: async (ctx, before) => span(await dueEntries(ctx, before, null)),
    held: async (ctx, before, holds) => span(await dueEntries(ctx, before, null)) - span(await dueEntries(ctx, before, await firstHeld(ctx, holds))),
    remove: async (ctx, before, holds) => {
      const due = await dueEntries(ctx, before, await firstHeld(ctx, holds))
      return due ? archiveEntries(ctx, due) : 0
    },
  },
  notices: {
    due: (ctx, before) => ctx.db.notice.count({ where: notices(before) }),
    held: (ctx, before, holds) => ctx.db.notice.count({ where: notices(before, ids(holds.person)) }),
    remove: async (ctx, before, holds) => {
      const gone: Prisma.NoticeWhereInput = { AND: [notices(before), { personId: { notIn: ids(holds.person) } }] }
      await ctx.db.delivery.deleteMany({ where: { notice: gone } })
      return (await ctx.db.notice.deleteMany({ where: gone })).count
    },
  },
  deliveries: {
    due: (ctx, before) => ctx.db.delivery.count({ where: deliveries(before) }),
    held: (ctx, before, holds) => ctx.db.delivery.count({ where: { AND: [deliveries(before), { OR: [{ personId: { in: ids(holds.person) } }, { notice: { personId: { in: ids(holds.person) } } }] }] } }),
    remove: async (ctx, before, holds) => {
      const free: Prisma.DeliveryWhereInput[] = [{ OR: [{ personId: null }, { personId: { notIn: ids(holds.person) } }] }, { OR: [{ noticeId: null }, { notice: { personId: { notIn: ids(holds.person) } } }] }]
      return (await ctx.db.delivery.deleteMany({ where: { AND: [deliveries(before), ...free] } })).count
    },
  },
  'review-documents': {
    due: (ctx, before) => ctx.db.reviewTask.count({ where: documents(before) }),
    held: (ctx, before, holds) => ctx.db.reviewTask.count({ where: { AND: [documents(before), heldTasks(holds)] } }),
    // The decision stays, what was decided on goes.
    remove: async (ctx, before, holds) => (await ctx.db.reviewTask.updateMany({ where: { AND: [documents(before), { NOT: heldTasks(holds) }] }, data: { fields: '[]', link: null, searchText: '', title: '–' } })).count,
  },
  'review-callbacks': {
    due: (ctx, before) => ctx.db.reviewCallback.count({ where: callbacks(before) }),
    held: (ctx, before, holds) => ctx.db.reviewCallback.count({ where: { AND: [callbacks(before), { task: heldTasks(holds) }] } }),
    remove: async (ctx, before, holds) => (await ctx.db.reviewCallback.deleteMany({ where: { AND: [callbacks(before), { NOT: { task: heldTasks(holds) } }] } })).count,
  },
  'check-results': {
    due: (ctx, before) => ctx.db.autoCheckResult.count({ where: { at: { lt: before } } }),
    held: (ctx, before, holds) => ctx.db.autoCheckResult.count({ where: { AND: [{ at: { lt: before } }, heldChecks(holds)] } }),
    remove: async (ctx, before, holds) => (await ctx.db.autoCheckResult.deleteMany({ where: { AND: [{ at: { lt: before } }, { NOT: heldChecks(holds) }, { id: { notIn: await takenOver(ctx) } }] } })).count,
  },
  'indicator-readings': {
    due: (ctx, before) => ctx.db.riskIndicatorReading.count({ where: { at: { lt: before } } }),
    held: (ctx, before, holds) => ctx.db.riskIndicatorReading.count({ where: { AND: [{ at: { lt: before } }, heldReadings(holds)] } }),
    remove: async (ctx, before, holds) => (await ctx.db.riskIndicatorReading.deleteMany({ where: { AND: [{ at: { lt: before } }, { NOT: heldReadings(holds) }] } })).count,
  },
  absences: {
    due: (ctx, before) => ctx.db.absence.count({ where: absences(before) }),
    held: (ctx, before, holds) => ctx.db.absence.count({ where: { AND: [absences(before), { personId: { in: ids(holds.person) } }] } }),
    remove: async (ctx, before, holds) => (await ctx.db.absence.deleteMany({ where: { AND: [absences(before), { personId: { notIn: ids(holds.person) } }] } })).count,
  },
}

const span = (due: { first: number; last: number } | null) => (due ? due.last - due.first + 1 : 0)

/** Results that a test run was signed with stay with it. */
async function takenOver(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.compatResult.findMany({ where: { autoResultId: { not: null } }, distinct: ['autoResultId'], select: { autoResultId: true } })
  return rows.flatMap(({ autoResultId }) => autoResultId ?? [])
}

/** The first entry of the trail that a hold concerns: it and all after it stay. */
async function firstHeld(ctx: Ctx, holds: Holds): Promise<number | null> {
  const subjects = [...holds.person, ...holds.process, ...holds.automation]
  const firsts = await Promise.all(subjects.map((id) => ctx.db.auditEntry.findFirst({ where: { OR: [{ actorId: id }, { entityId: id }, { data: { contains: id } }] }, orderBy: { seq: 'asc' }, select: { seq: true } })))
  const seqs = firsts.flatMap((row) => row?.seq ?? [])
  return seqs.length ? Math.min(...seqs) : null
}
