import type { Role } from '@/lib/core/access'
import { newRequestId, systemCtx, type Ctx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { grantsOf } from '@/lib/server/sessions'

let counter = 0

/** A stored person with one role (and the department it is limited to), as the context of their request. */
export async function personCtx(role: Role, options: { departmentId?: string; name?: string; now?: Date } = {}): Promise<Ctx> {
  counter += 1
  const name = options.name ?? `${role} ${counter}`
  const person = await db.person.create({
    data: {
      name,
      email: `${role}-${counter}@example.test`,
      searchText: name.toLowerCase(),
      ...(role !== 'employee' && { grants: { create: { role, departmentId: options.departmentId ?? null } } }),
    },
    select: { id: true, grants: { select: { role: true, department: { select: { path: true } } } } },
  })
  const now = options.now ?? new Date()
  return {
    actor: { kind: 'person', id: person.id, name, grants: grantsOf(person.grants) },
    db,
    now,
    stepUpAt: now,
    locale: 'en',
    requestId: newRequestId(),
    ip: '192.0.2.1',
  }
}

export const asSystem = (now = new Date()): Ctx => ({ ...systemCtx('test'), now })
