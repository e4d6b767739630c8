import { invalid } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import { OrganisationSettings } from '@/lib/core/settings'
import { command } from '@/lib/server/command'
import { SetPreference, UpdateProfile } from './schema'

const shown = { id: true, name: true, email: true, locale: true, theme: true, timeZone: true, jobTitle: true } as const

export const updateProfile = command({
  permission: 'profile:edit',
  input: UpdateProfile,
  async run(ctx, input) {
    if (input.timeZone && !OrganisationSettings.shape.timeZone.safeParse(input.timeZone).success) {
      throw invalid({ timeZone: [{ key: 'settings.timeZone.unknown' }] })
    }
    const before = await ctx.db.person.findUniqueOrThrow({ where: { id: ctx.actor.id }, select: shown })
    const after = await ctx.db.person.update({
      where: { id: ctx.actor.id },
      data: {
        name: input.name,
        locale: input.locale,
        theme: input.theme,
        timeZone: input.timeZone ?? null,
        searchText: searchTextOf(input.name, before.email, before.jobTitle),
      },
      select: shown,
    })
    return { result: after, audit: { action: 'profile.updated', entity: 'person', entityId: ctx.actor.id, before, after } }
  },
})

/** The switches in the top bar: language and theme. */
export const setPreference = command({
  permission: 'session:revoke-own',
  input: SetPreference,
  async run(ctx, input) {
    const before = await ctx.db.person.findUniqueOrThrow({ where: { id: ctx.actor.id }, select: { locale: true, theme: true } })
    const after = await ctx.db.person.update({ where: { id: ctx.actor.id }, data: input, select: { locale: true, theme: true } })
    return { result: after, audit: { action: 'profile.updated', entity: 'person', entityId: ctx.actor.id, before, after } }
  },
})
