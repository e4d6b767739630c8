import { db, dialect, withWriter } from '../db'

/**
 * SQLite leaves what was overwritten in free pages, in its log and in the index of words: runs `work` with deleted content
 * zeroed, then makes the index anew and empties the log. PostgreSQL leaves old rows until its own vacuum takes them.
 */
export async function withoutTraces<T>(work: () => Promise<T>): Promise<T> {
  if (dialect === 'postgresql') return work()
  await pragma('secure_delete = ON')
  try {
    const result = await work()
    await withWriter((raw) => void raw.exec(`INSERT INTO "RequestSearch"("RequestSearch") VALUES ('rebuild')`))
    return result
  } finally {
    await pragma('secure_delete = OFF')
    await pragma('wal_checkpoint(TRUNCATE)').catch(() => {}) // A reader may be in the way; the next checkpoint does it.
  }
}

const pragma = (text: string) => db.$queryRawUnsafe(`PRAGMA ${text}`)
