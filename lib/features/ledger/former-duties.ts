import { startOfDay } from '@/lib/core/calendar/local-day'
import { firstDay, type Month } from '@/lib/core/calendar/month'
import { automationDuties, dutiesHeld } from '@/lib/features/automations/former-duties'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'

/** Of the automations those that the reader owned, deputised or built at any time since the month began. */
export async function heldSince(ctx: Ctx, automationIds: readonly string[], month: Month): Promise<Set<string>> {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  return dutiesHeld(ctx, automationIds, automationDuties, new Date(startOfDay(firstDay(month), timeZone)))
}
