import { dayOf, storeDay } from '@/lib/core/calendar/stored-day'
import { invalid, notFound } from '@/lib/core/errors'
import type { ActionSource, ActionStatus } from '@/lib/core/actions/action-item'
import { searchTextOf } from '@/lib/core/localized'
import { noticeKinds, type NoticeKind } from '@/lib/core/notices/kinds'
import type { NoticeParams } from '@/lib/core/notices/notice'
import { notify } from '@/lib/features/notices/notify'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

export const actionRow = {
  id: true, text: true, dueOn: true, status: true, source: true, sourceId: true, phaseId: true, doneAt: true, result: true, createdById: true,
  reminders: true, remindedAt: true, version: true, createdAt: true, updatedAt: true,
  owner: { select: { id: true, name: true } },
} satisfies Prisma.ActionItemSelect

type StoredAction = Prisma.ActionItemGetPayload<{ select: typeof actionRow }>

/** An action with its due day in place of the stored date. */
export const actionView = (row: StoredAction) => ({ ...row, dueOn: dayOf(row.dueOn), status: row.status as ActionStatus, source: row.source as ActionSource })
export type ActionView = ReturnType<typeof actionView>

/** An action as the audit trail and its page show it; visibility is the caller's matter. */
export async function actionOf(ctx: Ctx, id: string): Promise<ActionView> {
  const row = await ctx.db.actionItem.findUnique({ where: { id }, select: actionRow })
  if (!row) throw notFound('action')
  return actionView(row)
}

interface ActionInput {
  text: string
  ownerId?: string | null
  dueOn: string
  phaseId?: string | null
}

export const columnsOf = ({ text, ownerId, dueOn, phaseId }: ActionInput) => ({
  text,
  searchText: searchTextOf(text),
  ownerId: ownerId ?? null,
  dueOn: storeDay(dueOn),
  phaseId: phaseId ?? null,
})

/** The owner must be an active person, the phase a real one. */
export async function requireOwnerAndPhase(ctx: Ctx, { ownerId, phaseId }: { ownerId?: string | null; phaseId?: string | null }): Promise<void> {
  const owner = ownerId ? await ctx.db.person.findUnique({ where: { id: ownerId }, select: { active: true } }) : null
  if (ownerId && !owner?.active) throw invalid({ ownerId: [{ key: 'portfolio.personUnknown' }] })
  if (phaseId && !(await ctx.db.phase.findUnique({ where: { id: phaseId }, select: { id: true } }))) throw invalid({ phaseId: [{ key: 'actions.phaseUnknown' }] })
}

/** Tells one person about an action, unless they did it themselves. */
export async function tell(ctx: Ctx, personId: string | null | undefined, kind: NoticeKind, action: Pick<ActionView, 'id' | 'text' | 'dueOn'>, params: NoticeParams = {}): Promise<void> {
  if (!personId || personId === ctx.actor.id) return
  await notify(ctx, [{ personId, kind, params: { text: action.text, due: { day: action.dueOn }, ...params }, href: `/actions/${action.id}`, tone: noticeKinds[kind].tone }])
}
