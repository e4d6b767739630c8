import { z } from 'zod'
import { MAX_FILE_BYTES } from '@/lib/core/files/file-type'
import { ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { keepFile, storeFile } from './store-file'

/** Files that wait for their form to be sent; more at a time are a mistake or a misuse. */
const MOST_DRAFTS = 20

const UploadFile = z.strictObject({ name: z.string().min(1).max(400), bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MAX_FILE_BYTES, 'files.refused.tooLarge') })

/** Takes a file before the form that it belongs to is sent; what no form claims within a day is removed. */
export const uploadFile = command({
  permission: 'file:add',
  input: UploadFile,
  // Asked before anything is written, so that nobody fills the disk, and again where it is counted.
  prepare: async (ctx, input) => {
    await requireRoom(ctx)
    return keepFile(input)
  },
  async run(ctx, _input, kept) {
    await requireRoom(ctx)
    const { id, name, sha256 } = await storeFile(ctx, { kept, entity: 'draft', entityId: ctx.actor.id })
    return { result: { id, name, size: kept.size }, audit: { action: 'file.uploaded', entity: 'file', entityId: id, facts: { name, size: kept.size, sha256 } } }
  },
})

async function requireRoom(ctx: Ctx): Promise<void> {
  if ((await ctx.db.storedFile.count({ where: { entity: 'draft', entityId: ctx.actor.id } })) >= MOST_DRAFTS) throw ruleError([{ key: 'files.refused.tooManyDrafts' }])
}
