import { dialect, withPgClient, withWriter } from '@/lib/server/db'

const AUDIT = ['AuditEntry', 'AuditRedaction', 'AuditCheckpoint']

/** What an attacker with the database file would do: the triggers are dropped first. They stand again afterwards. */
export async function tamper(sql: string): Promise<void> {
  if (dialect === 'sqlite') {
    await withWriter((raw) => {
      const triggers = (raw.prepare(`SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'`).all() as { name: string; sql: string; tbl_name: string }[]).filter((trigger) => AUDIT.includes(trigger.tbl_name))
      for (const { name } of triggers) raw.exec(`DROP TRIGGER "${name}"`)
      raw.exec(sql)
      for (const trigger of triggers) raw.exec(trigger.sql)
    })
  } else {
    await withPgClient(async (client) => {
      await client.query('SET LOCAL session_replication_role = replica')
      await client.query(sql)
    })
  }
}
