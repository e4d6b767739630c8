import { addDays, daysBetween, localDay, type Day } from '@/lib/core/calendar/local-day'
import { dayOf, storeDay } from '@/lib/core/calendar/stored-day'
import { remindersDue, SOON_DAYS, type Reminder } from '@/lib/core/actions/action-item'
import { z } from 'zod'
import { steeringNow } from '@/lib/features/gate-reviews/visible'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

const due = {
  id: true, text: true, dueOn: true, ownerId: true, createdById: true, createdAt: true, phaseId: true, source: true,
  owner: { select: { name: true, active: true } },
} as const

const PAGE = 200

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
      select: due,
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    for (const id of await withNews(ctx, page, { today, timeZone })) {
      if (signal.aborted) break
      if (await remindAction(ctx, { id, today, timeZone })) reminded += 1
    }
    after = page.at(-1)?.id ?? ''
    if (page.length < PAGE) break
  }
  return reminded
}

interface DueAction {
  id: string
  dueOn: Date
  ownerId: string | null
  createdById: string | null
  createdAt: Date
  phaseId: string | null
  source: string
  owner: { active: boolean } | null
}

interface Clock {
  today: Day
  timeZone: string
}

const remindersOf = ({ dueOn, createdAt }: DueAction, { today, timeZone }: Clock): Reminder[] => remindersDue({ dueOn: dayOf(dueOn), sinceDay: localDay(createdAt.getTime(), timeZone), today })

const nameOf = ({ id, dueOn }: DueAction, { kind, day }: Reminder, personId: string) => `action/${id}/${dayOf(dueOn)}/${kind === 'actionEscalated' ? 'escalated' : day}/${personId}`

/** Looks without a transaction first, once for all: most actions were reminded of before. */
async function withNews(ctx: Ctx, page: readonly DueAction[], clock: Clock): Promise<string[]> {
  const circle = await readCircle(ctx, page)
  const names = page.map((action) => remindersOf(action, clock).map((reminder) => peopleFor(reminder, action, circle).map((personId) => nameOf(action, reminder, personId))))
  const known = new Set((await ctx.db.notice.findMany({ where: { dedupeKey: { in: names.flat(2) } }, select: { dedupeKey: true } })).map(({ dedupeKey }) => dedupeKey))
  return page.flatMap(({ id }, i) => (names[i]!.some((people) => people.length && !people.some((name) => known.has(name))) ? [id] : []))
}

/** The reminders of one action; what changed meanwhile is read again. */
const remindAction = command({
  permission: 'action:edit',
  input: z.strictObject({ id: z.string(), today: z.string(), timeZone: z.string() }),
  async run(ctx, { id, ...clock }) {
    const action = await ctx.db.actionItem.findFirst({ where: { id, status: 'open' }, select: due })
    if (!action) return { result: 0, audit: [] }
    const { today } = clock
    const dueOn = dayOf(action.dueOn)
    const reminders = remindersOf(action, clock)
    const circle = await readCircle(ctx, [action])
    const drafts = reminders.flatMap((reminder) =>
      peopleFor(reminder, action, circle).map((personId): NoticeDraft => ({
        personId,
        kind: reminder.kind,
        params: { text: action.text, due: { day: dueOn }, days: Math.abs(daysBetween(dueOn, today)), owner: action.owner?.name ?? '–' },
        href: `/actions/${id}`,
        dedupeKey: nameOf(action, reminder, personId),
      })),
    )
    const told = await notify(ctx, drafts)
    if (!told) return { result: 0, audit: [] }
    await ctx.db.actionItem.updateMany({ where: { id }, data: { reminders: { increment: 1 }, remindedAt: ctx.now } })
    return { result: told, audit: { action: 'action.reminded', entity: 'action', entityId: id, facts: { name: action.text, dueOn, today, told, kinds: reminders.map(({ kind }) => kind) } } }
  },
})

/** Whom actions fall back to: owners of phases, and the steering group. */
interface Circle {
  phaseOwners: ReadonlyMap<string, string | null>
  steering: readonly string[]
}

async function readCircle(ctx: Ctx, actions: readonly DueAction[]): Promise<Circle> {
  const phases = await ctx.db.phase.findMany({ where: { id: { in: actions.flatMap(({ phaseId }) => phaseId ?? []) } }, select: { id: true, ownerId: true } })
  const steering = await steeringNow(ctx.db)
  return { phaseOwners: new Map(phases.map(({ id, ownerId }) => [id, ownerId])), steering: steering.map(({ id }) => id) }
}

/**
 * The owner; where there is none, or none who can sign in: the owner of the phase, else whoever made it. What has waited for
 * long also goes to the owner of the phase and the steering group, unless somebody noted it for themselves.
 */
function peopleFor({ kind }: Reminder, { ownerId, owner, phaseId, source, createdById }: DueAction, { phaseOwners, steering }: Circle): string[] {
  const phaseOwner = (phaseId && phaseOwners.get(phaseId)) || null
  if (kind === 'actionEscalated' && source === 'own' && !phaseId) return []
  if (kind === 'actionEscalated') return [...new Set([phaseOwner, ...steering])].flatMap((id) => (id && id !== ownerId ? [id] : []))
  const answerable = ownerId && owner?.active ? ownerId : (phaseOwner ?? createdById)
  return answerable ? [answerable] : []
}
