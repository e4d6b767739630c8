import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rotateEngineKeys } from '@/lib/features/engines/rotate-keys'
import { getMail } from '@/lib/features/mail/queries'
import { sendTestMail } from '@/lib/features/mail/send-test-mail'
import { updateMail } from '@/lib/features/mail/update-mail'
import { getSettings } from '@/lib/features/settings/queries'
import { updateSettings } from '@/lib/features/settings/update-settings'
import { readMailPassword } from '@/lib/server/mail-password'
import { auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { mailServer } from '../../support/mail-server'

const { db, reset } = useDatabase()
beforeEach(reset)
let server: Awaited<ReturnType<typeof mailServer>> | undefined
afterEach(() => server?.close())

const form = { enabled: 'true', host: 'mail.hengtai.example', port: '587', security: 'starttls', user: 'portal', password: 'a long secret', from: 'portal@hengtai.example', fromName: 'Hengtai' }
const { password, ...withoutPassword } = form

describe('the settings of mail', () => {
  it('keep the password sealed and never show it again', async () => {
    const admin = await personCtx('admin')
    await updateMail(admin, form)
    expect(await getMail(await personCtx('auditor'), {})).toMatchObject({ enabled: true, port: 587, user: 'portal', passwordKept: true })
    expect(await readMailPassword(db)).toBe(password)
    const seen = JSON.stringify([await getMail(admin, {}), await getSettings(admin, {}), await db.setting.findMany(), await db.auditEntry.findMany()])
    expect(seen).not.toContain(password)
    expect(await auditOf('mail.settings-changed')).toMatchObject({ before: { enabled: false }, after: { host: form.host }, facts: { credentialsReplaced: true } })
  })

  it('keep the password while it stays with its server and user, and ask for it again otherwise', async () => {
    const admin = await personCtx('admin')
    await updateMail(admin, form)
    await updateMail(admin, { ...withoutPassword, fromName: 'Portal' })
    expect(await readMailPassword(db)).toBe(password)
    for (const change of [{ host: 'evil.example' }, { port: '25' }, { security: 'none' }, { user: 'other' }]) {
      await expect(updateMail(admin, { ...withoutPassword, ...change })).rejects.toMatchObject({ fields: { password: [{ key: 'notices.delivery.secretNeeded' }] } })
    }
    await updateMail(admin, { ...withoutPassword, user: '' })
    expect(await readMailPassword(db)).toBeNull()
  })

  it('need server and sender before mail can be switched on, the password of the person, and an administrator', async () => {
    const admin = await personCtx('admin')
    await expect(updateMail(admin, { enabled: 'true' })).rejects.toMatchObject({ fields: { host: [{ key: 'notices.delivery.incomplete' }], from: [{ key: 'notices.delivery.incomplete' }] } })
    await expect(updateMail(admin, { ...form, from: 'nobody' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(updateMail({ ...admin, stepUpAt: null }, form)).rejects.toMatchObject({ key: 'errors.stepUp' })
    await expect(updateMail(await personCtx('coe'), form)).rejects.toMatchObject({ code: 'forbidden' })
    // Not by the way of the other settings, which asks for neither.
    await expect(updateSettings(admin, { group: 'mail', value: { host: 'evil.example' } })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('survive a rotation of the keys', async () => {
    const admin = await personCtx('admin')
    await updateMail(admin, form)
    expect(await rotateEngineKeys(admin, {})).toEqual({ version: 2, secrets: 1 })
    expect(await db.setting.findUnique({ where: { key: 'mail-password' } })).toMatchObject({ value: { keyVersion: 2 } })
    expect(await readMailPassword(db)).toBe(password)
  })
})

describe('a test mail', () => {
  it('goes to whoever asks, at once, in their language, also while mail is switched off', async () => {
    server = await mailServer()
    const admin = { ...(await personCtx('admin')), locale: 'zh-CN' as const }
    await updateMail(admin, { enabled: 'false', host: '127.0.0.1', port: server.port, security: 'none', from: form.from })
    const { address } = await sendTestMail(admin, {})
    expect(server.mails).toMatchObject([{ to: [address], subject: 'Wheelhouse测试邮件' }])
    expect(server.mails[0]?.text).toContain('系统邮件可以正常送达')
    expect(await auditOf('mail.tested')).toMatchObject({ facts: { to: admin.actor.id } })
  })

  it('says in words why it did not leave, and is not on record as sent', async () => {
    const admin = await personCtx('admin')
    await expect(sendTestMail(admin, {})).rejects.toMatchObject({ key: 'notices.delivery.notSet' })
    server = await mailServer()
    const { port } = server
    await server.close()
    await updateMail(admin, { enabled: 'true', host: '127.0.0.1', port, security: 'none', from: form.from })
    await expect(sendTestMail(admin, {})).rejects.toMatchObject({ code: 'upstream', key: 'notices.faults.refusedConnection', params: { host: '127.0.0.1', port } })
    await updateMail(admin, { enabled: 'true', host: 'no-such-host.invalid', port, security: 'none', from: form.from })
    await expect(sendTestMail(admin, {})).rejects.toMatchObject({ key: 'notices.faults.unknownHost' })
    await expect(sendTestMail(await personCtx('auditor'), {})).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.auditEntry.count({ where: { action: 'mail.tested' } })).toBe(0)
  })
})
