import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { keepBytes } from '@/lib/server/file-store'

/** A file that only the person who asked for it can fetch, and that is swept away after a day. */
export async function keepDownload(ctx: Ctx, file: { name: string; mime: string; sha256: string; size: number }): Promise<{ id: string }> {
  return ctx.db.storedFile.create({ data: { ...file, entity: 'draft', entityId: ctx.actor.id, uploadedById: ctx.actor.kind === 'person' ? ctx.actor.id : null, createdAt: ctx.now }, select: { id: true } })
}

/** Writes the bytes, outside of any transaction. */
export const keepArchive = async (name: string, bytes: Uint8Array) => ({ name, mime: 'application/zip', size: bytes.byteLength, sha256: await keepBytes(env().DATA_DIR, bytes) })
