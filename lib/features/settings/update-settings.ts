import { z } from 'zod'
import { settingGroups, type SettingGroup } from '@/lib/core/settings'
import { command, parse } from '@/lib/server/command'
import { forgetSettings, settingsOf } from '@/lib/server/settings'

const UpdateSettings = z.strictObject({
  group: z.enum(Object.keys(settingGroups) as [SettingGroup, ...SettingGroup[]]),
  value: z.record(z.string(), z.unknown()),
})

/** Replaces one group of settings as a whole. */
export const updateSettings = command({
  permission: 'settings:edit',
  input: UpdateSettings,
  async run(ctx, { group, value }) {
    const after = parse(settingGroups[group], value)
    forgetSettings()
    const before = await settingsOf(ctx.db, group)
    await ctx.db.setting.upsert({
      where: { key: group },
      create: { key: group, value: after, updatedById: ctx.actor.id },
      update: { value: after, updatedById: ctx.actor.id },
    })
    forgetSettings()
    return { result: { group }, audit: { action: 'settings.changed', entity: 'setting', entityId: group, before, after } }
  },
})
