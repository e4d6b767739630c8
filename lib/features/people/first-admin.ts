import { conflict, invalid } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import { passwordReasons } from '@/lib/core/people/password'
import { OrganisationSettings } from '@/lib/core/settings'
import { openProgramme } from '@/lib/features/programme/open-programme'
import { updateSettings } from '@/lib/features/settings/update-settings'
import { command } from '@/lib/server/command'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { hashPassword } from '@/lib/server/passwords'
import { checkSetupCode, hasAdmin } from '@/lib/server/setup-code'
import { settingsOf } from '@/lib/server/settings'
import { FirstAdmin } from './schema'

/** Exists only until the first administrator does; whoever holds the code printed by the server becomes it. */
export const createFirstAdmin = command({
  permission: 'role:grant',
  input: FirstAdmin,
  prepare: async (ctx, input) => {
    if (await hasAdmin()) throw conflict('people.setup.done')
    if (!(await checkSetupCode(input.setupCode))) throw invalid({ setupCode: [{ key: 'people.setup.wrongCode' }] })
    const password = passwordReasons(input.password, input)
    const zoneKnown = !input.timeZone || OrganisationSettings.shape.timeZone.safeParse(input.timeZone).success
    const fields = { ...(password.length && { password }), ...(!zoneKnown && { timeZone: [{ key: 'settings.timeZone.unknown' }] }) }
    if (Object.keys(fields).length) throw invalid(fields)
    return hashPassword(input.password)
  },
  async run(ctx, input, passwordHash) {
    // The setting row is the lock: two first administrators at once end in one unique violation.
    await ctx.db.setting.create({ data: { key: 'setup', value: { at: ctx.now.toISOString() } } }).catch((error: unknown) => {
      throw isUniqueViolation(error) ? conflict('people.setup.done') : error
    })
    const person = await ctx.db.person.create({
      data: {
        name: input.name,
        email: input.email,
        passwordHash,
        passwordSetAt: ctx.now,
        locale: input.locale,
        searchText: searchTextOf(input.name, input.email),
        grants: { create: { role: 'admin' } },
      },
      select: { id: true, email: true, name: true },
    })
    const organisation = await settingsOf(ctx.db, 'organisation')
    const timeZone = input.timeZone ?? organisation.timeZone
    await updateSettings(ctx, { group: 'organisation', value: { ...organisation, timeZone } })
    await openProgramme(ctx, { name: input.programmeName, locale: input.locale })
    return { result: person, audit: { action: 'person.first-admin', entity: 'person', entityId: person.id, after: { ...person, roles: ['admin'] } } }
  },
})
