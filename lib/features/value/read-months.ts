import type { Month } from '@/lib/core/calendar/month'
import { numbered, type ValueMonth } from '@/lib/core/value/months'
import { effectiveMonths } from '@/lib/features/ledger/effective'
import type { Ctx } from '@/lib/server/ctx'

/** What the books say of the automations that the reader may see. */
export const valueMonths = async (ctx: Ctx, asked: { automationIds?: readonly string[]; from?: Month; to?: Month } = {}): Promise<ValueMonth[]> => numbered(await effectiveMonths(ctx, asked))
