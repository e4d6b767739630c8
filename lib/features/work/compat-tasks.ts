import { can } from '@/lib/core/access'
import { localDay } from '@/lib/core/calendar/local-day'
import { defectCode } from '@/lib/core/compatibility/words'
import { nameIn } from '@/lib/core/localized'
import { visibleDefect } from '@/lib/features/compatibility/visible'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import type { Task } from './queries'

/** Faults that the reader has to mend or found and has to verify, and automations of theirs that have to be tested again. */
export async function compatTasks(ctx: Ctx, most: number): Promise<Task[]> {
  if (!can(ctx.actor, 'compatibility:read')) return []
  const me = ctx.actor.id
  const today = localDay(ctx.now.getTime(), (await settingsOf(ctx.db, 'organisation')).timeZone)
  const [defects, stale] = await Promise.all([
    ctx.db.compatDefect.findMany({
      where: { AND: [visibleDefect(ctx), { OR: [{ status: 'open', ownerId: me }, { status: 'fixed', createdById: me, NOT: { ownerId: me } }] }] },
      select: { number: true, title: true, status: true, severity: true, dueOn: true }, orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
    }),
    ctx.db.automation.findMany({
      where: { archivedAt: null, OR: [{ ownerId: me }, { deputyId: me }], compatCells: { some: { state: 'stale' } } },
      select: { id: true, name: true, nameZh: true, compatCells: { where: { state: 'stale' }, select: { system: { select: { name: true, nameZh: true } } } } }, orderBy: { name: 'asc' },
    }),
  ])
  const faults = defects.slice(0, most).map(({ number, title, status, severity, dueOn }): Task => {
    const late = status === 'open' && dueOn !== null && dueOn < today
    return { key: status === 'fixed' ? 'faultVerify' : late ? 'faultLate' : 'faultMend', params: { code: defectCode(number), title }, href: `/compatibility/defects/${number}`, tone: late || severity === 'blocker' ? 'act' : 'watch' }
  })
  const more = defects.length - faults.length
  return [
    ...faults,
    ...(more > 0 ? [{ key: 'moreFaults' as const, params: { count: more }, href: '/compatibility/defects?status=live', tone: 'watch' as const }] : []),
    ...stale.slice(0, most).map((automation): Task => ({ key: 'retest', params: { name: nameIn(ctx.locale, automation), systems: automation.compatCells.map(({ system }) => nameIn(ctx.locale, system)).join(', ') }, href: `/compatibility/automations/${automation.id}`, tone: 'watch' })),
  ]
}
