import { beforeEach, describe, expect, it } from 'vitest'
import { updateSettings } from '@/lib/features/settings/update-settings'
import { inTransaction } from '@/lib/server/db'
import { forgetSettings, readSettings } from '@/lib/server/settings'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(async () => {
  await reset()
  forgetSettings()
})

describe('settings', () => {
  it('have defaults until somebody changes them, and keep before and after', async () => {
    expect((await readSettings(db)).targets.successBp).toBe(9800)
    const admin = await personCtx('admin')
    await updateSettings(admin, { group: 'targets', value: { successBp: '9900', ahtReductionBp: 4000, minimumSample: 50, backlogAgeMinutes: 60 } })
    expect((await readSettings(db)).targets).toEqual({ successBp: 9900, ahtReductionBp: 4000, minimumSample: 50, backlogAgeMinutes: 60 })
    const entry = await db.auditEntry.findFirstOrThrow()
    expect(JSON.parse(entry.data)).toMatchObject({ before: { successBp: 9800 }, after: { successBp: 9900 } })
  })

  it('refuse what does not fit, field by field', async () => {
    const admin = await personCtx('admin')
    await expect(updateSettings(admin, { group: 'organisation', value: { name: '', currency: 'yuan', timeZone: 'Mars/Olympus' } })).rejects.toMatchObject({
      fields: { 'value.name': [{ key: 'errors.required' }], 'value.currency': [{ key: 'settings.currency.pattern' }], 'value.timeZone': [{ key: 'settings.timeZone.unknown' }] },
    })
    await expect(updateSettings(admin, { group: 'nonsense', value: {} })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('take lists and per cent as a form sends them', async () => {
    const admin = await personCtx('admin')
    await updateSettings(admin, { group: 'calendar', value: { workingDays: ['1', '2'], hoursPerDay: '7.5', holidays: '2027-01-01\n2027-02-06', extraWorkingDays: '2027-02-14' } })
    await updateSettings(admin, { group: 'targets', value: { successPercent: '97.25', ahtReductionPercent: '40', minimumSample: '10', backlogAgeMinutes: '30' } })
    const { calendar, targets } = await readSettings(db)
    expect(calendar).toEqual({ workingDays: [1, 2], hoursPerDay: 7.5, holidays: ['2027-01-01', '2027-02-06'], extraWorkingDays: ['2027-02-14'] })
    expect(targets).toMatchObject({ successBp: 9725, ahtReductionBp: 4000 })
    await expect(updateSettings(admin, { group: 'targets', value: { successPercent: '120' } })).rejects.toMatchObject({ fields: { 'value.successPercent': [{ key: 'errors.max' }] } })
  })

  it('are not remembered from a change that was rolled back', async () => {
    const admin = await personCtx('admin')
    const change = inTransaction(async (tx) => {
      await updateSettings({ ...admin, db: tx, inTransaction: true }, { group: 'targets', value: { successBp: 9000 } })
      expect((await readSettings(tx)).targets.successBp).toBe(9000)
      throw new Error('no')
    })
    await expect(change).rejects.toThrow('no')
    expect((await readSettings(db)).targets.successBp).toBe(9800)
  })

  it('are read by the auditor and changed by the administrator only', async () => {
    await expect(updateSettings(await personCtx('auditor'), { group: 'targets', value: {} })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
