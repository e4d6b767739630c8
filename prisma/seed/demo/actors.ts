import { DEMO_PASSWORD } from '@/lib/core/people/demo'
import { createPerson } from '@/lib/features/people/create-person'
import { grantRole } from '@/lib/features/people/grant-role'
import { newRequestId, systemCtx, type Ctx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { grantsOf } from '@/lib/server/sessions'
import { emailOf, people, type DepartmentKey, type PersonKey } from './company'

/** Ids of what has been made so far, by the keys of the demo. */
export interface Made {
  departments: Map<DepartmentKey, string>
  people: Map<PersonKey, string>
}

export const asMachine = (at: Date): Ctx => ({ ...systemCtx('Demo data'), now: at })

/** Acts as that person, with the roles they hold, at that time: the audit trail then reads as it would have. */
export async function as(made: Made, key: PersonKey, at: Date): Promise<Ctx> {
  const id = idOf(made.people, key)
  const person = await db.person.findUniqueOrThrow({ where: { id }, select: { name: true, grants: { select: { role: true, department: { select: { path: true } } } } } })
  return { actor: { kind: 'person', id, name: person.name, grants: grantsOf(person.grants) }, db, now: at, stepUpAt: at, locale: 'en', requestId: newRequestId(), ip: null }
}

export function idOf<Key extends string>(ids: Map<Key, string>, key: Key): string {
  const id = ids.get(key)
  if (!id) throw new Error(`the demo has not made ${key} yet`)
  return id
}

/** The administrator first; the administrator adds the others. */
export async function addPeople(made: Made, at: Date): Promise<void> {
  for (const key of Object.keys(people) as PersonKey[]) {
    const { name, jobTitle, department, roles } = people[key] as (typeof people)['wang'] & { roles: { role: 'coe'; department?: DepartmentKey }[] }
    const ctx = key === 'zhao' ? asMachine(at) : await as(made, 'zhao', at)
    const [first, ...others] = roles
    const { person } = await createPerson(ctx, {
      name, jobTitle, email: emailOf(key), password: DEMO_PASSWORD,
      departmentId: idOf(made.departments, department),
      role: first?.role,
      ...(first?.department && { roleDepartmentId: idOf(made.departments, first.department) }),
    })
    made.people.set(key, person.id)
    for (const { role, department: limit } of others) {
      await grantRole(await as(made, 'zhao', at), { personId: person.id, role, ...(limit && { departmentId: idOf(made.departments, limit) }) })
    }
  }
}
