import type { Prisma } from '@/lib/server/db'
import { notFound } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import { isSessionAlive } from '@/lib/core/people/session'
import { searchQuery } from '@/lib/core/portfolio/fields'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { sessionPolicy } from '@/lib/server/settings'
import { z } from 'zod'
import { PeopleFilter, PersonRef } from './schema'

const personRow = {
  id: true,
  name: true,
  email: true,
  jobTitle: true,
  active: true,
  createdAt: true,
  department: { select: { id: true, name: true, nameZh: true } },
  grants: { select: { id: true, role: true, department: { select: { id: true, name: true, nameZh: true } } } },
} satisfies Prisma.PersonSelect

/** A person with roles, as audit entries and pages show them; never the password. */
export async function personOf(ctx: Ctx, id: string) {
  const person = await ctx.db.person.findUnique({ where: { id }, select: personRow })
  if (!person) throw notFound('person')
  return person
}

export const listPeople = query({
  permission: 'person:read',
  input: PeopleFilter,
  async run(ctx, filter) {
    const where: Prisma.PersonWhereInput = {
      ...(filter.q && { searchText: { contains: searchTextOf(filter.q) } }),
      ...(filter.department && { departmentId: filter.department }),
      ...(filter.role && { grants: filter.role === 'employee' ? { none: {} } : { some: { role: filter.role } } }),
      ...(filter.active !== 'all' && { active: filter.active === 'yes' }),
    }
    const [rows, total] = await Promise.all([
      ctx.db.person.findMany({
        where,
        select: personRow,
        orderBy: [{ [filter.sort]: filter.dir }, { id: 'asc' }],
        skip: (filter.page - 1) * filter.size,
        take: filter.size,
      }),
      ctx.db.person.count({ where }),
    ])
    return { rows, total }
  },
})

export const getPerson = query({
  permission: 'person:read',
  input: PersonRef,
  run: (ctx, { id }) => personOf(ctx, id),
})

/** For pickers: active people whose name or address contains the text, at most twenty. */
export const findPeople = query({
  permission: 'person:read',
  input: z.strictObject({ q: searchQuery }),
  run: (ctx, { q }) =>
    ctx.db.person.findMany({
      where: { active: true, searchText: { contains: searchTextOf(q) } },
      select: { id: true, name: true, email: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 20,
    }),
})

/** The reader's own living sessions, newest first. */
export const mySessions = query({
  permission: 'session:revoke-own',
  input: z.strictObject({}),
  async run(ctx) {
    const policy = await sessionPolicy(ctx.db)
    const sessions = await ctx.db.session.findMany({
      where: { personId: ctx.actor.id, revokedAt: null, expiresAt: { gt: ctx.now } },
      select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true, revokedAt: true, ip: true, userAgent: true },
      orderBy: { lastSeenAt: 'desc' },
      take: 50,
    })
    return sessions.filter((session) => isSessionAlive(session, policy, ctx.now))
  },
})

export const myProfile = query({
  permission: 'work:read',
  input: z.strictObject({}),
  run: (ctx) =>
    ctx.db.person.findUniqueOrThrow({
      where: { id: ctx.actor.id },
      select: { id: true, name: true, email: true, locale: true, theme: true, timeZone: true, passwordSetAt: true },
    }),
})
