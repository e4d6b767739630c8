import { ruleError } from '@/lib/core/errors'
import { dialect, type Db } from '@/lib/server/db'

const LAST_ADMIN_LOCK = 7002

/**
 * Called after the change, inside its transaction: refuses when no active programme-wide administrator is left.
 * Two administrators who remove each other at once take turns here.
 */
export async function guardLastAdmin(tx: Db): Promise<void> {
  if (dialect === 'postgresql') await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LAST_ADMIN_LOCK}::bigint)`
  const left = await tx.roleGrant.count({ where: { role: 'admin', departmentId: null, person: { active: true } } })
  if (left === 0) throw ruleError([{ key: 'people.lastAdmin' }])
}
