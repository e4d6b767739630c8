import { z } from 'zod'
import { command } from '@/lib/server/command'
import { openSecret, sealSecret } from '@/lib/server/secrets'
import { keyVersion, saveKeyVersion } from './secrets'

/** Seals every stored credential anew under the next key version. Running syncs hold theirs in clear and are not disturbed. */
export const rotateEngineKeys = command({
  permission: 'engine:edit',
  stepUp: true,
  input: z.strictObject({}).default({}),
  async run(ctx) {
    const version = (await keyVersion(ctx.db)) + 1
    const rows = await ctx.db.engineSecret.findMany({ select: { engineId: true, field: true, cipher: true, keyVersion: true } })
    for (const { engineId, field, ...sealed } of rows) {
      const place = { engineId, field }
      const data = sealSecret(place, openSecret(place, sealed), version)
      // One that was replaced meanwhile is newer than what was read.
      await ctx.db.engineSecret.updateMany({ where: { ...place, cipher: sealed.cipher }, data })
    }
    await saveKeyVersion(ctx.db, version)
    return { result: { version, secrets: rows.length }, audit: { action: 'engine.keys-rotated', entity: 'engine', entityId: 'all', facts: { version, secrets: rows.length } } }
  },
})
