import { z } from 'zod'
import { daysBetween, localDay, type Day } from '@/lib/core/calendar/local-day'
import { defectCode } from '@/lib/core/compatibility/words'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

/** An overdue fault is reminded of on its day and every so many days after it, its automation's owner too. */
const EVERY_DAYS = 7

/**
 * Reminds of faults that are due or overdue, once a day and fault at most.
 * @returns how many faults were reminded of
 */
export async function remindDefects(ctx: Ctx, signal: AbortSignal): Promise<number> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const today = localDay(ctx.now.getTime(), timeZone)
  const due = await ctx.db.compatDefect.findMany({ where: { status: 'open', dueOn: { lte: today } }, select: { id: true, dueOn: true, remindedAt: true }, orderBy: { number: 'asc' } })
  let reminded = 0
  for (const { id, dueOn, remindedAt } of due) {
    if (signal.aborted) break
    if (daysBetween(dueOn!, today) % EVERY_DAYS !== 0 || (remindedAt && localDay(remindedAt.getTime(), timeZone) === today)) continue
    reminded += await remindOf(ctx, { id, today })
  }
  return reminded
}

const remindOf = command({
  permission: 'compatibility:test',
  input: z.strictObject({ id: z.string(), today: z.string() }),
  async run(ctx, { id, today }) {
    const defect = await ctx.db.compatDefect.findFirst({
      where: { id, status: 'open', dueOn: { lte: today } },
      select: { number: true, title: true, dueOn: true, severity: true, ownerId: true, run: { select: { plan: { select: { automation: { select: { name: true, nameZh: true, ownerId: true } } } } } } },
    })
    if (!defect) return { result: 0, audit: [] }
    const { automation } = defect.run.plan
    const days = daysBetween(defect.dueOn!, today as Day)
    const code = defectCode(defect.number)
    const people = [...new Set([defect.ownerId, ...(days > 0 || !defect.ownerId ? [automation.ownerId] : [])])]
    const told = await notify(ctx, people.flatMap((personId): NoticeDraft[] => (personId ? [{ personId, kind: 'compatDefectDue', tone: defect.severity === 'blocker' ? 'act' : 'watch', params: { code, title: defect.title, days, due: { day: defect.dueOn! }, name: { en: automation.name, 'zh-CN': automation.nameZh || automation.name } }, href: `/compatibility/defects/${defect.number}`, dedupeKey: `compat-defect/${id}/${today}/${personId}` }] : [])))
    if (!told) return { result: 0, audit: [] }
    await ctx.db.compatDefect.updateMany({ where: { id }, data: { remindedAt: ctx.now } })
    return { result: 1, audit: { action: 'compat-defect.reminded', entity: 'compat-defect', entityId: id, facts: { name: code, number: defect.number, told, days } } }
  },
})
