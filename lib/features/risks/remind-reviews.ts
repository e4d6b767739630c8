import { z } from 'zod'
import { daysBetween } from '@/lib/core/calendar/local-day'
import { reviewReminders, type ReviewReminder } from '@/lib/core/risks/reviewing'
import { steeringNow } from '@/lib/features/gate-reviews/visible'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { aboutOf, hrefOf, namesOf, todayOf } from './record'

const PAGE = 200
const asked = {
  id: true, number: true, title: true, titleZh: true, nextReviewOn: true, createdById: true,
  owner: { select: { id: true, name: true, active: true } },
  deputy: { select: { id: true, active: true } },
} as const

/**
 * Reminds of reviews that are due, each reminder once: it is named by risk, day of the review and the day that it stands for. One
 * transaction a risk, so that a stop in the middle loses and repeats nothing.
 * @returns how many risks were reminded of
 */
export async function remindReviews(ctx: Ctx, signal: AbortSignal): Promise<number> {
  const today = await todayOf(ctx)
  const steering = (await steeringNow(ctx.db)).map(({ id }) => id)
  let reminded = 0
  for (let after = ''; !signal.aborted; ) {
    const page = await ctx.db.risk.findMany({ where: { status: 'open', nextReviewOn: { lte: today }, id: { gt: after } }, select: asked, orderBy: { id: 'asc' }, take: PAGE })
    const drafts = page.map((risk) => draftsOf(risk, today, steering))
    const known = new Set((await ctx.db.notice.findMany({ where: { dedupeKey: { in: drafts.flat().map(({ dedupeKey }) => dedupeKey!) } }, select: { dedupeKey: true } })).map(({ dedupeKey }) => dedupeKey))
    for (const [at, { id }] of page.entries()) {
      if (signal.aborted) break
      if (drafts[at]!.some(({ dedupeKey }) => !known.has(dedupeKey!))) reminded += (await remindReview(ctx, { id, today, steering })) ? 1 : 0
    }
    after = page.at(-1)?.id ?? ''
    if (page.length < PAGE) break
  }
  return reminded
}

/** The reminders of one risk; what changed meanwhile is read again. */
const remindReview = command({
  permission: 'risk:edit',
  input: z.strictObject({ id: z.string(), today: z.string(), steering: z.array(z.string()) }),
  async run(ctx, { id, today, steering }) {
    const risk = await ctx.db.risk.findFirst({ where: { id, status: 'open' }, select: asked })
    const drafts = risk ? draftsOf(risk, today, steering) : []
    const told = await notify(ctx, drafts)
    if (!risk || !told) return { result: 0, audit: [] }
    const escalated = drafts.some(({ kind }) => kind === 'riskReviewEscalated')
    await ctx.db.risk.updateMany({ where: { id }, data: { reminders: { increment: 1 }, remindedAt: ctx.now, ...(escalated && { escalatedAt: ctx.now }) } })
    return { result: told, audit: { action: 'risk.reminded', entity: 'risk', entityId: id, facts: { ...namesOf(risk), nextReviewOn: risk.nextReviewOn, today, told, kinds: [...new Set(drafts.map(({ kind }) => kind))] } } }
  },
})

interface DueRisk {
  id: string
  number: number
  title: string
  titleZh: string | null
  nextReviewOn: string
  createdById: string | null
  owner: { id: string; name: string; active: boolean } | null
  deputy: { id: string; active: boolean } | null
}

function draftsOf(risk: DueRisk, today: string, steering: readonly string[]): NoticeDraft[] {
  const { id, nextReviewOn, owner } = risk
  const params = { ...aboutOf(risk), due: { day: nextReviewOn }, days: Math.max(1, daysBetween(nextReviewOn, today)), owner: owner?.name ?? '–' }
  return reviewReminders({ nextReviewOn, today }).flatMap((reminder) =>
    peopleFor(reminder, risk, steering).map((personId): NoticeDraft => ({ personId, kind: reminder.kind, params, href: hrefOf(risk), dedupeKey: `risk/${id}/${nextReviewOn}/${reminder.kind === 'riskReviewEscalated' ? 'escalated' : reminder.day}/${personId}` })),
  )
}

/** The owner; where there is none who can sign in: the deputy, else whoever opened it. What waits for long goes to the deputy and the steering group. */
function peopleFor({ kind }: ReviewReminder, { owner, deputy, createdById }: DueRisk, steering: readonly string[]): string[] {
  const standIn = deputy?.active ? deputy.id : null
  if (kind === 'riskReviewEscalated') return [...new Set([standIn, ...steering])].flatMap((one) => (one && one !== owner?.id ? [one] : []))
  const answerable = owner?.active ? owner.id : (standIn ?? createdById)
  return answerable ? [answerable] : []
}
