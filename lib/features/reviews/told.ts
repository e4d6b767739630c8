import type { Role } from '@/lib/core/access'
import type { NoticeKind } from '@/lib/core/notices/kinds'
import type { NoticeParams } from '@/lib/core/notices/notice'
import { hourOf } from '@/lib/core/calendar/local-day'
import { reviewCode } from '@/lib/core/reviews/task'
import { standInFor } from '@/lib/core/requests/delegation'
import { notify } from '@/lib/features/notices/notify'
import type { Ctx } from '@/lib/server/ctx'
import { absencesToday } from './acting'
import { reviewFactsOf, type TaskRow } from './record'

/** Active people who hold the role where the department belongs; a grant for the whole programme always does. */
async function holdersOf(ctx: Ctx, role: Role, departmentPath: string | null): Promise<string[]> {
  const within = departmentPath ? departmentPath.split('/').filter(Boolean) : []
  const people = await ctx.db.person.findMany({
    where: { active: true, grants: { some: { role, OR: [{ departmentId: null }, { departmentId: { in: within } }] } } },
    select: { id: true }, orderBy: { id: 'asc' },
  })
  return people.map(({ id }) => id)
}

/** Who is asked about a document now: those who could decide, with a stand-in for each who is away. */
export async function peopleAsked(ctx: Ctx, task: TaskRow): Promise<string[]> {
  const { handedToId, claimedById, namedIds, askedById, builderIds, decidedIds } = reviewFactsOf(task)
  const own = claimedById ?? handedToId
  const asked = own ? [own] : namedIds.length ? [...namedIds] : await holdersOf(ctx, task.point.reviewerRole as Role, task.department?.path ?? null)
  const { today, absences } = await absencesToday(ctx)
  const apart = [...decidedIds, ...builderIds, ...(askedById ? [askedById] : [])]
  const people = asked.filter((id) => !apart.includes(id)).map((id) => standInFor(id, today, absences, apart) ?? id)
  return [...new Set(people)]
}

export const reviewHref = ({ number }: { number: number }) => `/reviews/${reviewCode(number)}`
export const paramsOf = (task: TaskRow): NoticeParams => ({ code: reviewCode(task.number), title: task.title, due: { moment: task.dueAt.toISOString() } })

/** Tells these people; nobody hears of what they did themselves. `once` names what may be told one time only. */
export async function tell(ctx: Ctx, task: TaskRow, kind: NoticeKind, people: readonly (string | null)[], { once, params = {} }: { once?: string; params?: NoticeParams } = {}): Promise<number> {
  const ids = [...new Set(people)].flatMap((id) => (id && id !== ctx.actor.id ? [id] : []))
  return notify(ctx, ids.map((personId) => ({ personId, kind, params: { ...paramsOf(task), ...params }, href: reviewHref(task), ...(once && { dedupeKey: `review/${once}/${personId}` }) })))
}

/** A document that waits: a person hears of a point once an hour, however many documents come. */
export async function tellAsked(ctx: Ctx, task: TaskRow, why: 'asked' | 'second' = 'asked'): Promise<void> {
  const once = why === 'asked' ? `asked/${task.pointId}/${hourOf(ctx.now.getTime())}` : `second/${task.id}`
  await tell(ctx, task, 'reviewAsked', await peopleAsked(ctx, task), { once })
}
