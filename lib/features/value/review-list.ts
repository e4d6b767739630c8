import { z } from 'zod'
import { can } from '@/lib/core/access'
import { liveStages } from '@/lib/core/portfolio/stages'
import { addMonths } from '@/lib/core/calendar/month'
import { byAutomation, shareOf, sumOf } from '@/lib/core/value/months'
import { findingsOf, heaviest, REVIEWED_MONTHS } from '@/lib/core/value/review'
import { query } from '@/lib/server/command'
import { withApprovedCase } from './approved-cases'
import { readFrame } from './frame'
import { valueMonths } from './read-months'

export type BenefitReview = Awaited<ReturnType<typeof benefitReview>>

/** Automations in service whose benefit has to be talked about, with the reasons; what weighs most comes first. */
export const benefitReview = query({
  permission: 'value:read',
  input: z.strictObject({}),
  async run(ctx) {
    const frame = await readFrame(ctx)
    const serving = frame.automations.filter(({ archivedAt, stage }) => archivedAt === null && (liveStages as readonly string[]).includes(stage))
    const ids = serving.map(({ id }) => id)
    const [rows, approved, meeting] = await Promise.all([
      valueMonths(ctx),
      withApprovedCase(ctx, ids),
      can(ctx.actor, 'meeting:read') ? ctx.db.meeting.findFirst({ where: { status: { in: ['planned', 'running'] }, series: { kind: 'steering', active: true }, OR: [{ plannedAt: { gte: ctx.now } }, { status: 'running' }] }, select: { id: true, plannedAt: true, agendaAt: true }, orderBy: { plannedAt: 'asc' } }) : null,
    ])
    const rowsOf = byAutomation(rows)
    const since = addMonths(frame.month, -REVIEWED_MONTHS)
    const reviewed = serving.map((automation) => {
      const own = rowsOf.get(automation.id) ?? []
      const recent = sumOf(own.filter(({ month }) => month >= since && month < frame.month))
      return { automation, recent, shareBp: shareOf(recent.realised, recent.planned), findings: findingsOf({ rows: own, hasApprovedCase: approved.has(automation.id), hasBaseline: automation.hasBaseline }, frame.month) }
    })
    return {
      currency: frame.currency, today: frame.today, since, months: REVIEWED_MONTHS, serving: serving.length, meeting,
      rows: reviewed
        .filter(({ findings }) => findings.length > 0)
        .sort((a, b) => heaviest(a.findings) - heaviest(b.findings) || Number(missing(b.recent) - missing(a.recent))),
    }
  },
})

/** How much is missing to the plan. */
const missing = ({ planned, realised }: { planned: bigint | null; realised: bigint | null }): bigint => (planned ?? 0n) - (realised ?? 0n)
