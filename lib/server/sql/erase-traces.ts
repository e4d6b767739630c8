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
    await emptyLog()
  }
}

/** A reader, or the thread that moves the log, may be in the way for a moment; then a later checkpoint does it. */
async function emptyLog(): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const [state] = await pragma('wal_checkpoint(TRUNCATE)').catch(() => [])
    if (state && Number(state.busy) === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const pragma = (text: string) => db.$queryRawUnsafe<{ busy?: number | bigint }[]>(`PRAGMA ${text}`)
