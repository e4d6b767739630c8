import { conflict, notFound, ruleError } from '@/lib/core/errors'
import { activeContentIn } from '@/lib/core/files/active-content'
import { fileName, typeOfFile } from '@/lib/core/files/file-type'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { keepBytes } from '@/lib/server/file-store'
import { inflate } from '@/lib/server/inflate'
import type { FileEntity } from './entities'

/** Bytes on disk that no record names yet. */
export interface KeptFile {
  name: string
  mime: string
  size: number
  sha256: string
}

/** Checks the content and writes it to disk: for the `prepare` step of a command, outside of its transaction. */
export async function keepFile({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<KeptFile> {
  const type = typeOfFile(bytes, name)
  if (!type.ok) throw ruleError(type.reasons)
  const active = activeContentIn(bytes, type.value.extension, inflate)
  if (active) throw ruleError([active])
  const sha256 = await keepBytes(env().DATA_DIR, bytes)
  return { name: fileName(name, type.value.extension), mime: type.value.mime, size: bytes.byteLength, sha256 }
}

interface Belonging {
  entity: FileEntity
  entityId: string
}

/**
 * Stores a file as part of a record, inside the caller's transaction; the caller has checked that the record may be changed,
 * and names the file in its audit entry. Give `kept` where a `prepare` step wrote the bytes already.
 * @throws AppError `rule` with a key of area `files` when the content is none that is allowed
 */
export async function storeFile(ctx: Ctx, file: Belonging & ({ kept: KeptFile } | { name: string; bytes: Uint8Array })): Promise<{ id: string; sha256: string; name: string }> {
  if (!ctx.inTransaction) throw new Error('files are stored inside the transaction of their record')
  const kept = 'kept' in file ? file.kept : await keepFile(file)
  const { id } = await ctx.db.storedFile.create({
    data: { ...kept, entity: file.entity, entityId: file.entityId, uploadedById: ctx.actor.kind === 'person' ? ctx.actor.id : null, createdAt: ctx.now },
    select: { id: true },
  })
  return { id, sha256: kept.sha256, name: kept.name }
}

/** Makes a file that the person uploaded part of a record, inside the caller's transaction. */
export async function claimFile(ctx: Ctx, id: string, { entity, entityId }: Belonging): Promise<{ id: string; sha256: string; name: string }> {
  const draft = { id, entity: 'draft', entityId: ctx.actor.id }
  const file = await ctx.db.storedFile.findFirst({ where: draft, select: { id: true, sha256: true, name: true } })
  if (!file) throw notFound('file')
  const { count } = await ctx.db.storedFile.updateMany({ where: draft, data: { entity, entityId } })
  if (!count) throw conflict()
  return file
}
