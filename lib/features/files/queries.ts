import { z } from 'zod'
import { notFound } from '@/lib/core/errors'
import { id } from '@/lib/core/portfolio/fields'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { readBytes } from '@/lib/server/file-store'
import { mayReadFile, type FileEntity } from './entities'

const fileFor = query({
  permission: 'work:read',
  input: z.strictObject({ id }),
  async run(ctx, ref) {
    const file = await ctx.db.storedFile.findUnique({ where: { id: ref.id }, select: { id: true, name: true, mime: true, size: true, sha256: true, entity: true, entityId: true } })
    if (!file || !(await mayReadFile(ctx, file.entity, file.entityId))) throw notFound('file')
    return file
  },
})

/** A file with its bytes, compared with the hash that it was stored under; `not_found` for whoever may not read its record. */
export async function readFile(ctx: Ctx, fileId: string) {
  const file = await fileFor(ctx, { id: fileId })
  return { ...file, bytes: await readBytes(env().DATA_DIR, file.sha256) }
}

/** Files of a record, oldest first. The caller has already shown that the reader may see the record. */
export const filesOf = (ctx: Ctx, entity: FileEntity, entityId: string) =>
  ctx.db.storedFile.findMany({ where: { entity, entityId }, select: { id: true, name: true, mime: true, size: true, sha256: true, createdAt: true }, orderBy: { createdAt: 'asc' } })
