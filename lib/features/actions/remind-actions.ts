import { addDays, daysBetween, localDay, type Day } from '@/lib/core/calendar/local-day'
import { dayOf, storeDay } from '@/lib/core/calendar/stored-day'
import { remindersDue, SOON_DAYS, type Reminder } from '@/lib/core/actions/action-item'
import { z } from 'zod'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

const due = {
  id: true, text: true, dueOn: true, ownerId: true, createdById: true, createdAt: true, phaseId: true,
  owner: { select: { name: true, active: true } },
} as const

/**
 * Sends what is due today, each reminder once: it is named by action, due day and the day that it stands for, and that name
 * is unique among notices. One transaction an action, so that a stop in the middle loses and repeats nothing.
 * @returns how many actions were reminded of
 */
export async function remindActions(ctx: Ctx, signal: AbortSignal): Promise<number> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const today = localDay(ctx.now.getTime(), timeZone)
  let reminded = 0
  for (let after = ''; !signal.aborted; ) {
    const page = await ctx.db.actionItem.findMany({
      where: { status: 'open', dueOn: { lte: storeDay(addDays(today, SOON_DAYS)) }, id: { gt: after } },
      select: { id: true, dueOn: true, createdAt: true },
      orderBy: { id: 'asc' },
      take: 200,
    })
    for (const { id, dueOn, createdAt } of page) {
      if (signal.aborted) break
      const reminders = remindersDue({ dueOn: dayOf(dueOn), sinceDay: localDay(createdAt.getTime(), timeZone), today })
      if (reminders.length && (await isNews(ctx, id, dayOf(dueOn), reminders)) && (await remindAction(ctx, { id, today, timeZone }))) reminded += 1
    }
    after = page.at(-1)?.id ?? ''
    if (page.length < 200) break
  }
  return reminded
}

const nameOf = (id: string, dueOn: Day, { kind, day }: Reminder, personId: string) => `action/${id}/${dueOn}/${kind === 'actionEscalated' ? 'escalated' : day}/${personId}`

/** Looks without a transaction first: most actions were reminded of before. */
async function isNews(ctx: Ctx, id: string, dueOn: Day, reminders: Reminder[]): Promise<boolean> {
  for (const reminder of reminders) if (!(await ctx.db.notice.findFirst({ where: { dedupeKey: { startsWith: nameOf(id, dueOn, reminder, '') } }, select: { id: true } }))) return true
  return false
}

/** The reminders of one action; what changed meanwhile is read again. */
const remindAction = command({
  permission: 'action:edit',
  input: z.strictObject({ id: z.string(), today: z.string(), timeZone: z.string() }),
  async run(ctx, { id, today, timeZone }) {
    const action = await ctx.db.actionItem.findFirst({ where: { id, status: 'open' }, select: due })
    if (!action) return { result: 0, audit: [] }
    const dueOn = dayOf(action.dueOn)
    const reminders = remindersDue({ dueOn, sinceDay: localDay(action.createdAt.getTime(), timeZone), today })
    const drafts: NoticeDraft[] = []
    for (const reminder of reminders) {
      const people = reminder.kind === 'actionEscalated' ? await escalationOf(ctx, action) : await answerableFor(ctx, action)
      for (const personId of people) {
        drafts.push({
          personId,
          kind: reminder.kind,
          params: { text: action.text, due: { day: dueOn }, days: Math.abs(daysBetween(dueOn, today)), owner: action.owner?.name ?? '–' },
          href: `/actions/${id}`,
          dedupeKey: nameOf(id, dueOn, reminder, personId),
        })
      }
    }
    const told = await notify(ctx, drafts)
    if (!told) return { result: 0, audit: [] }
    await ctx.db.actionItem.updateMany({ where: { id }, data: { reminders: { increment: 1 }, remindedAt: ctx.now } })
    return { result: told, audit: { action: 'action.reminded', entity: 'action', entityId: id, facts: { name: action.text, dueOn, today, told, kinds: reminders.map(({ kind }) => kind) } } }
  },
})

interface DueAction {
  ownerId: string | null
  createdById: string | null
  phaseId: string | null
  owner: { active: boolean } | null
}

/** The owner; where there is none, or none who can sign in: the owner of the phase, else whoever made it. */
async function answerableFor(ctx: Ctx, action: DueAction): Promise<string[]> {
  if (action.ownerId && action.owner?.active) return [action.ownerId]
  const instead = (await phaseOwner(ctx, action.phaseId)) ?? action.createdById
  return instead ? [instead] : []
}

async function escalationOf(ctx: Ctx, action: DueAction): Promise<string[]> {
  const steering = await ctx.db.person.findMany({ where: { active: true, grants: { some: { role: 'steering', departmentId: null } } }, select: { id: true }, orderBy: { id: 'asc' } })
  const people = new Set([await phaseOwner(ctx, action.phaseId), ...steering.map(({ id }) => id)])
  return [...people].flatMap((id) => (id && id !== action.ownerId ? [id] : []))
}

const phaseOwner = async (ctx: Ctx, phaseId: string | null): Promise<string | null> =>
  phaseId ? ((await ctx.db.phase.findUnique({ where: { id: phaseId }, select: { ownerId: true } }))?.ownerId ?? null) : null
