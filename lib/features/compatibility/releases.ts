import type { Environment } from '@/lib/core/compatibility/words'
import type { Releases } from '@/lib/core/compatibility/standing'
import type { Ctx } from '@/lib/server/ctx'

/**
 * What runs in an environment: the newest recorded release of each system, for test systems that of production where none is
 * recorded, and before anything was recorded what the register of systems says.
 */
export async function releasesOf(ctx: Ctx, systemIds: readonly string[], environment: Environment = 'production'): Promise<Releases> {
  const ids = [...new Set(systemIds)]
  const systems = await ctx.db.system.findMany({ where: { id: { in: ids } }, select: { id: true, release: true } })
  const rows = await ctx.db.systemRelease.findMany({ where: { systemId: { in: ids } }, select: { systemId: true, environment: true, release: true }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  const newest = new Map(rows.map((row) => [`${row.systemId} ${row.environment}`, row.release]))
  return Object.fromEntries(systems.map(({ id, release }) => [id, (environment === 'test' ? newest.get(`${id} test`) : undefined) ?? newest.get(`${id} production`) ?? release]))
}
