import type { Ctx } from '@/lib/server/ctx'
import { log } from '@/lib/server/log'

/** Whether the database answers with its newest tables; false within three seconds when it does not. */
export async function isReady(ctx: Ctx): Promise<boolean> {
  const asked = Promise.all([ctx.db.setting.findFirst({ select: { key: true } }), ctx.db.engine.findFirst({ select: { id: true } })])
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('the database is late')), 3_000).unref())
  try {
    await Promise.race([asked, late])
    return true
  } catch (error) {
    asked.catch(() => {})
    log.warn({ requestId: ctx.requestId, err: error }, 'not ready')
    return false
  }
}

/** What the metrics page says of each engine; no personal data. */
export async function engineGauges(ctx: Ctx) {
  const engines = await ctx.db.engine.findMany({ select: { slug: true, kind: true, status: true, freshAt: true, failuresInRow: true } })
  return engines.map((engine) => ({
    slug: engine.slug,
    kind: engine.kind,
    active: engine.status === 'active',
    freshAgeS: engine.freshAt ? Math.max(0, (ctx.now.getTime() - engine.freshAt.getTime()) / 1000) : null,
    failuresInRow: engine.failuresInRow,
  }))
}

/** Size of the installation, from small tables only. */
export async function sizeGauges(ctx: Ctx) {
  const [people, automations, openSessions, auditHead] = await Promise.all([
    ctx.db.person.count({ where: { active: true } }),
    ctx.db.automation.count({ where: { archivedAt: null } }),
    ctx.db.session.count({ where: { revokedAt: null, expiresAt: { gt: ctx.now } } }),
    ctx.db.auditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } }),
  ])
  return { people, automations, openSessions, auditEntries: auditHead?.seq ?? 0 }
}
