import { z } from 'zod'
import { settingGroups, type SettingGroup } from '@/lib/core/settings'

/** Mail has a verb of its own: its password must not follow a changed host. */
const groups = Object.keys(settingGroups).filter((group) => group !== 'mail') as [SettingGroup, ...SettingGroup[]]

/** Fields that a form sends as one text with a value a line. */
const listFields = new Set(['holidays', 'extraWorkingDays'])

/** A form names rates in per cent (`successPercent`); stored are basis points (`successBp`). */
function fromForm(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      if (listFields.has(name) && typeof entry === 'string') return [name, entry.split(/[\s,;，；、]+/).filter(Boolean)]
      if (name.endsWith('Percent')) return [name.replace(/Percent$/, 'Bp'), Math.round(Number(entry) * 100)]
      return [name, entry]
    }),
  )
}

export const UpdateSettings = z.strictObject({
  group: z.enum(groups),
  value: z.record(z.string(), z.unknown()).default({}).transform(fromForm),
})
