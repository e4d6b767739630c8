import type { ReadingKind } from '@/lib/core/readings/reading'
import { notFound } from '@/lib/core/errors'
import { canFor } from '@/lib/core/access'
import { monthOf, type Month } from '@/lib/core/calendar/month'
import { localDay } from '@/lib/core/calendar/local-day'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { requireFor } from '@/lib/server/scope'
import { automationFor } from '@/lib/features/automations/visible'

export const readingRow = { id: true, automationId: true, month: true, kind: true, value: true, source: true, createdAt: true, enteredBy: { select: { id: true, name: true } } } satisfies Prisma.ValueReadingSelect

/** The automation, when the reader may see its value and, for `value:enter`, write down its readings. */
export async function automationOfReadings(ctx: Ctx, id: string, permission: 'value:read' | 'value:enter') {
  const automation = await automationFor(ctx, id)
  const path = automation.process.department?.path ?? null
  if (!canFor(ctx.actor, 'value:read', path)) throw notFound('automation')
  requireFor(ctx, permission, path)
  return automation
}

/** The month that runs now, in the programme's time zone. */
export async function presentMonth(ctx: Ctx): Promise<Month> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  return monthOf(localDay(ctx.now.getTime(), timeZone))
}

/** Adds a row; rows are never changed. */
export async function addReading(ctx: Ctx, data: { automationId: string; month: Month; kind: ReadingKind; value: bigint; source: string }) {
  return ctx.db.valueReading.create({ data: { ...data, enteredById: ctx.actor.kind === 'person' ? ctx.actor.id : null, createdAt: ctx.now }, select: readingRow })
}
