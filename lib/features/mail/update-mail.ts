import { invalid, type FieldReasons } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { hasMailPassword, storeMailPassword } from '@/lib/server/mail-password'
import { settingsOf } from '@/lib/server/settings'
import { UpdateMail } from './schema'

/** What decides who receives the password, and how readable it travels. */
const towards = ['host', 'port', 'security', 'user'] as const

/** The mail server, and its password where one is given: a stored one never follows to another server or user. */
export const updateMail = command({
  permission: 'settings:edit',
  stepUp: true,
  input: UpdateMail,
  async run(ctx, { password, ...after }) {
    const before = await settingsOf(ctx.db, 'mail')
    const kept = await hasMailPassword(ctx.db)
    const reasons: FieldReasons = {}
    if (after.enabled) for (const field of ['host', 'from'] as const) if (!after[field]) reasons[field] = [{ key: 'notices.delivery.incomplete' }]
    if (after.user && kept && !password && towards.some((field) => before[field] !== after[field])) reasons.password = [{ key: 'notices.delivery.secretNeeded' }]
    if (Object.keys(reasons).length) throw invalid(reasons)
    if (!after.user) await storeMailPassword(ctx.db, null)
    else if (password) await storeMailPassword(ctx.db, password)
    await ctx.db.setting.upsert({ where: { key: 'mail' }, create: { key: 'mail', value: after, updatedById: ctx.actor.id }, update: { value: after, updatedById: ctx.actor.id } })
    return { result: after, audit: { action: 'mail.settings-changed', entity: 'setting', entityId: 'mail', before, after, facts: { credentialsReplaced: Boolean(after.user && password) } } }
  },
})
