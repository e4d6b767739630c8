const AWAY = new Set([
  'P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', // Prisma: cannot reach, timed out, closed, pool or transaction timed out
  'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE',
  '57P01', '57P02', '57P03', '53300', // PostgreSQL: shutting down, crashed, starting up, too many connections
  'SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_CANTOPEN',
])

/** Whether the database, not the request, is the trouble: the caller may try again later. */
export function isDatabaseAway(error: unknown): boolean {
  for (let at = error, depth = 0; at && typeof at === 'object' && depth < 5; depth += 1) {
    const { code, originalCode, cause } = at as { code?: unknown; originalCode?: unknown; cause?: unknown }
    if ([code, originalCode].some((text) => typeof text === 'string' && (AWAY.has(text) || AWAY.has(text.split('_').slice(0, 2).join('_'))))) return true
    at = cause
  }
  return false
}

/** Prisma's unique violation. */
export const isUniqueViolation = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 'P2002'

/** Somebody else stored the same, or what this one stood on, at the same moment: unique violation, deadlock, failed serialisation. */
export const isRace = (error: unknown): boolean => isUniqueViolation(error) || (error as { code?: unknown } | null)?.code === 'P2034'
