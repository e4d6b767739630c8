import { AppError, type FieldReasons } from '@/lib/core/errors'
import { settingGroups } from '@/lib/core/settings'
import { command, parse } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { UpdateSettings } from './schema'

/** Replaces one group of settings as a whole. */
export const updateSettings = command({
  permission: 'settings:edit',
  input: UpdateSettings,
  async run(ctx, { group, value }) {
    const after = parseValue(group, value)
    const before = await settingsOf(ctx.db, group)
    await ctx.db.setting.upsert({
      where: { key: group },
      create: { key: group, value: after, updatedById: ctx.actor.id },
      update: { value: after, updatedById: ctx.actor.id },
    })
    return { result: { group }, audit: { action: 'settings.changed', entity: 'setting', entityId: group, before, after } }
  },
})

/** Refusals are named as the form names its fields. */
function parseValue(group: keyof typeof settingGroups, value: unknown) {
  try {
    return parse(settingGroups[group], value)
  } catch (error) {
    if (!(error instanceof AppError) || !error.fields) throw error
    const fields: FieldReasons = Object.fromEntries(Object.entries(error.fields).map(([name, reasons]) => [`value.${name.replace(/Bp$/, 'Percent')}`, reasons]))
    throw new AppError({ ...error.shape(), fields })
  }
}
