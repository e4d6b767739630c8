import { randomInt } from 'node:crypto'
import { invalid, notFound } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import { passwordReasons } from '@/lib/core/people/password'
import { command } from '@/lib/server/command'
import { hashPassword } from '@/lib/server/passwords'
import { grantRole } from './grant-role'
import { personOf } from './queries'
import { CreatePerson } from './schema'

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of five: about 98 bits, easy to read out. */
export const oneTimePassword = () =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-')

/** Without a password one is made; it is in the result and nowhere else. */
export const createPerson = command({
  permission: 'person:edit',
  stepUp: true,
  input: CreatePerson,
  prepare: async (_ctx, input) => {
    const reasons = input.password === undefined ? [] : passwordReasons(input.password, input)
    if (reasons.length) throw invalid({ password: reasons })
    const password = input.password ?? oneTimePassword()
    return { password, passwordHash: await hashPassword(password) }
  },
  async run(ctx, input, { password, passwordHash }) {
    if (await ctx.db.person.findUnique({ where: { email: input.email }, select: { id: true } })) {
      throw invalid({ email: [{ key: 'people.emailTaken' }] })
    }
    if (input.departmentId && !(await ctx.db.department.findUnique({ where: { id: input.departmentId }, select: { id: true } }))) throw notFound('department')
    const { id } = await ctx.db.person.create({
      data: {
        name: input.name,
        email: input.email,
        jobTitle: input.jobTitle ?? null,
        departmentId: input.departmentId ?? null,
        locale: input.locale ?? null,
        passwordHash,
        // A one-time password is not the person's own: my work asks for another one.
        passwordSetAt: input.password === undefined ? null : ctx.now,
        searchText: searchTextOf(input.name, input.email, input.jobTitle),
      },
      select: { id: true },
    })
    if (input.role !== 'employee') await grantRole(ctx, { personId: id, role: input.role, departmentId: input.roleDepartmentId })
    const person = await personOf(ctx, id)
    return {
      result: { person, oneTimePassword: input.password === undefined ? password : null },
      audit: { action: 'person.created', entity: 'person', entityId: id, after: person },
    }
  },
})
