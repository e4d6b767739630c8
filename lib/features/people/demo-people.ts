import type { Role } from '@/lib/core/access'
import { DEMO_PASSWORD } from '@/lib/core/people/demo'
import { db } from '@/lib/server/db'
import { env } from '@/lib/server/env'

/** Who can be tried out, in demo installations only; null everywhere else. */
export async function demoPeople() {
  if (!env().DEMO) return null
  const rows = await db.person.findMany({
    where: { active: true, email: { endsWith: '@demo.example' } },
    select: { name: true, email: true, grants: { select: { role: true } } },
    orderBy: { createdAt: 'asc' },
    take: 30,
  })
  const people = rows.map((row) => ({ name: row.name, email: row.email, roles: row.grants.length ? [...new Set(row.grants.map((grant) => grant.role as Role))] : (['employee'] as Role[]) }))
  return { password: DEMO_PASSWORD, people }
}
