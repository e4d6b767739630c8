import { noticeGroups } from '@/lib/core/notices/kinds'
import { command } from '@/lib/server/command'
import { SavePreferences } from './schema'

/** How the person wants mail about each group of notices. */
export const savePreferences = command({
  permission: 'notice:read',
  input: SavePreferences,
  async run(ctx, input) {
    const personId = ctx.actor.id
    const before = Object.fromEntries((await ctx.db.noticePreference.findMany({ where: { personId } })).map(({ group, mail }) => [group, mail]))
    for (const group of noticeGroups) {
      const mail = input[group]
      await ctx.db.noticePreference.upsert({ where: { personId_group: { personId, group } }, create: { personId, group, mail }, update: { mail } })
    }
    return { result: input, audit: { action: 'notice.preferences-changed', entity: 'person', entityId: personId, before, after: input } }
  },
})
