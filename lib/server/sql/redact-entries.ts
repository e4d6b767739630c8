import type { AuditRow } from '../audit'
import { redactedHashOf } from '../audit-seals'
import type { Ctx } from '../ctx'
import { dialect, withWriter } from '../db'
import { prismaTime } from './prisma-time'

/**
 * Takes words out of entries of the audit trail inside the caller's transaction: what they may be read as goes on record first,
 * then the entries are written so. Their hashes and their place in the chain stay.
 * @param rows the entries as they shall stand
 */
export async function redactEntries(ctx: Pick<Ctx, 'db' | 'now'>, erasureId: string, rows: readonly AuditRow[]): Promise<void> {
  if (!rows.length) return
  const at = prismaTime(ctx.now.getTime())
  const changes = rows.map((row) => ({ seq: row.seq, hash: redactedHashOf(row), actor: row.actorName, data: row.data, ip: row.ip }))
  if (dialect === 'sqlite') {
    await withWriter((raw) => {
      const note = raw.prepare(`INSERT INTO "AuditRedaction" ("seq", "redactedHash", "erasureId", "at") VALUES (?, ?, ?, ?)
        ON CONFLICT ("seq") DO UPDATE SET "redactedHash" = excluded."redactedHash", "erasureId" = excluded."erasureId", "at" = excluded."at"`)
      const write = raw.prepare(`UPDATE "AuditEntry" SET "actorName" = ?, "data" = ?, "ip" = ? WHERE "seq" = ?`)
      for (const { seq, hash, actor, data, ip } of changes) {
        note.run(seq, hash, erasureId, at)
        write.run(actor, data, ip, seq)
      }
    }, ctx.db)
    return
  }
  const json = JSON.stringify(changes)
  await ctx.db.$executeRaw`INSERT INTO "AuditRedaction" ("seq", "redactedHash", "erasureId", "at")
    SELECT j."seq", j."hash", ${erasureId}, ${at}::timestamp FROM json_to_recordset(${json}::json) AS j("seq" int, "hash" text)
    ON CONFLICT ("seq") DO UPDATE SET "redactedHash" = excluded."redactedHash", "erasureId" = excluded."erasureId", "at" = excluded."at"`
  await ctx.db.$executeRaw`UPDATE "AuditEntry" e SET "actorName" = j."actor", "data" = j."data", "ip" = j."ip"
    FROM json_to_recordset(${json}::json) AS j("seq" int, "actor" text, "data" text, "ip" text) WHERE e."seq" = j."seq"`
}
