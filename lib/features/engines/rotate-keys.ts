import { z } from 'zod'
import { command } from '@/lib/server/command'
import { keyVersion, saveKeyVersion } from '@/lib/server/key-version'
import { readMailPassword, storeMailPassword } from '@/lib/server/mail-password'
import { openSecret, sealSecret } from '@/lib/server/secrets'
import { placeOf } from './secrets'

/** Seals every stored credential anew under the next key version. Running syncs hold theirs in clear and are not disturbed. */
export const rotateEngineKeys = command({
  permission: 'engine:edit',
  stepUp: true,
  input: z.strictObject({}).default({}),
  async run(ctx) {
    const version = (await keyVersion(ctx.db)) + 1
    const rows = await ctx.db.engineSecret.findMany({ select: { engineId: true, field: true, cipher: true, keyVersion: true } })
    for (const { engineId, field, ...sealed } of rows) {
      const place = placeOf(engineId, field)
      const data = sealSecret(place, openSecret(place, sealed), version)
      // One that was replaced meanwhile is newer than what was read.
      await ctx.db.engineSecret.updateMany({ where: { engineId, field, cipher: sealed.cipher }, data })
    }
    const ofChecks = await ctx.db.autoCheckSecret.findMany({ select: { checkId: true, field: true, cipher: true, keyVersion: true } })
    for (const { checkId, field, ...sealed } of ofChecks) {
      const place = { table: 'AutoCheckSecret', row: checkId, field }
      const data = sealSecret(place, openSecret(place, sealed), version)
      await ctx.db.autoCheckSecret.updateMany({ where: { checkId, field, cipher: sealed.cipher }, data })
    }
    const mail = await readMailPassword(ctx.db)
    if (mail !== null) await storeMailPassword(ctx.db, mail, version)
    await saveKeyVersion(ctx.db, version)
    const secrets = rows.length + ofChecks.length + (mail === null ? 0 : 1)
    return { result: { version, secrets }, audit: { action: 'engine.keys-rotated', entity: 'engine', entityId: 'all', facts: { version, secrets } } }
  },
})
