import { invalid, notFound } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import { command } from '@/lib/server/command'
import { personOf } from './queries'
import { UpdatePerson } from './schema'

export const updatePerson = command({
  permission: 'person:edit',
  input: UpdatePerson,
  async run(ctx, input) {
    const before = await personOf(ctx, input.id)
    const taken = await ctx.db.person.findUnique({ where: { email: input.email }, select: { id: true } })
    if (taken && taken.id !== input.id) throw invalid({ email: [{ key: 'people.emailTaken' }] })
    if (input.departmentId && !(await ctx.db.department.findUnique({ where: { id: input.departmentId }, select: { id: true } }))) throw notFound('department')
    await ctx.db.person.update({
      where: { id: input.id },
      data: {
        name: input.name,
        email: input.email,
        jobTitle: input.jobTitle ?? null,
        departmentId: input.departmentId ?? null,
        searchText: searchTextOf(input.name, input.email, input.jobTitle),
      },
      select: { id: true },
    })
    const after = await personOf(ctx, input.id)
    return { result: after, audit: { action: 'person.updated', entity: 'person', entityId: input.id, before, after } }
  },
})
