import { cutText, isHttpAddress, isIdentifier } from '@/lib/core/runs/text'
import type { RemoteProcess } from '@/lib/engines/contract'
import type { Ctx } from '@/lib/server/ctx'
import { Prisma } from '@/lib/server/db'

export interface ProcessCounts {
  found: number
  added: number
  changed: number
}

/** Rows that one statement takes: databases bound the number of parameters. */
const CHUNK = 500

/** Brings the register of an engine's processes up to date. Those the engine no longer lists stay, inactive: they have runs. */
export async function storeProcesses(ctx: Ctx, engineId: number, remote: RemoteProcess[]): Promise<ProcessCounts> {
  const found = new Map(remote.filter(({ externalId }) => isIdentifier(externalId) && externalId.length <= 200).map((process) => [process.externalId, columnsOf(process)]))
  const known = await ctx.db.engineProcess.findMany({
    where: { engineId },
    select: { id: true, externalId: true, name: true, release: true, active: true, link: true },
  })
  const before = new Set(known.map(({ externalId }) => externalId))
  const missing = [...found].filter(([externalId]) => !before.has(externalId))
  for (let from = 0; from < missing.length; from += CHUNK) {
    const rows = missing.slice(from, from + CHUNK).map(
      ([externalId, { name, release, active, link }]) =>
        Prisma.sql`(${engineId}, ${externalId}, ${name}, ${release}, ${active}, ${link}, ${ctx.now}, ${ctx.now})`,
    )
    await ctx.db.$executeRaw`INSERT INTO "EngineProcess" ("engineId", "externalId", "name", "release", "active", "link", "seenAt", "createdAt") VALUES ${Prisma.join(rows)} ON CONFLICT DO NOTHING`
  }
  let changed = 0
  for (const row of known) {
    const next = found.get(row.externalId) ?? { name: row.name, release: row.release, active: false, link: row.link }
    const { name, active, link } = next
    const release = next.release ?? row.release
    if (name === row.name && active === row.active && link === row.link && release === row.release) continue
    await ctx.db.engineProcess.update({ where: { id: row.id }, data: { name, active, link, release, seenAt: ctx.now } })
    changed++
  }
  return { found: found.size, added: missing.length, changed }
}

function columnsOf({ externalId, name, version, active, link }: RemoteProcess) {
  return {
    name: cutText(name, 200) ?? externalId,
    release: cutText(version, 100),
    active,
    link: link && isHttpAddress(link, 2000) ? link : null,
  }
}
