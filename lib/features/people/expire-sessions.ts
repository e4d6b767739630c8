import { appendAudit } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'

const KEPT_MS = 30 * 86_400_000

/** Removes sessions that ended more than 30 days ago, and sign-in counters that nobody touched since. Returns how many rows. */
export async function expireSessions(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.now.getTime() - KEPT_MS)
  return inTransaction(async (tx) => {
    const sessions = await tx.session.deleteMany({ where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] } })
    const counters = await tx.signInThrottle.deleteMany({ where: { windowStartAt: { lt: before }, OR: [{ blockedUntil: null }, { blockedUntil: { lt: before } }] } })
    const removed = sessions.count + counters.count
    const facts = { sessions: sessions.count, counters: counters.count }
    if (removed) await appendAudit({ ...ctx, db: tx, inTransaction: true }, [{ action: 'sessions.expired', entity: 'session', entityId: 'all', facts }])
    return removed
  })
}
