import { z } from 'zod'
import { ruleError } from '@/lib/core/errors'
import { MAX_CSV_BYTES } from '@/lib/core/transfer/limits'
import { readTable } from '@/lib/documents/read-table'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { keepBytes, pathOfFile } from '@/lib/server/file-store'
import type { AnyTable } from './table'

/** Files that wait to be imported; more at a time are a mistake or a misuse. */
const MOST_DRAFTS = 20

/** Takes the file of an import: it is looked at before it is kept, and swept a day later. */
export function keepImport(ctx: Ctx, table: AnyTable, input: { name: string; bytes: Uint8Array }): Promise<{ id: string; name: string }> {
  const keep = command({
    permission: table.importPermission,
    input: z.object({ name: z.string().min(1).max(400), bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MAX_CSV_BYTES, 'transfer.refused.tooLargeFile') }),
    async prepare(inner, { bytes }) {
      if ((await inner.db.storedFile.count({ where: { entity: 'draft', entityId: inner.actor.id } })) >= MOST_DRAFTS) throw ruleError([{ key: 'files.refused.tooManyDrafts' }])
      const sha256 = await keepBytes(env().DATA_DIR, bytes)
      // The first rows are enough to know that it is a table.
      for await (const rows of readTable(pathOfFile(env().DATA_DIR, sha256))) if (rows.length) break
      return sha256
    },
    async run(inner, { name, bytes }, sha256) {
      const workbook = bytes[0] === 0x50 && bytes[1] === 0x4b
      const clean = safeName(name)
      const { id } = await inner.db.storedFile.create({
        data: {
          name: clean, size: bytes.byteLength, sha256, entity: 'draft', entityId: inner.actor.id, uploadedById: inner.actor.kind === 'person' ? inner.actor.id : null, createdAt: inner.now,
          mime: workbook ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv',
        },
        select: { id: true },
      })
      return { result: { id, name: clean }, audit: { action: 'file.uploaded', entity: 'file', entityId: id, facts: { name: clean, size: bytes.byteLength, sha256 } } }
    },
  })
  return keep(ctx, input)
}

const safeName = (name: string): string =>
  ([...name.toWellFormed().normalize('NFC')].filter((char) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/u.test(char)).join('').trim().slice(0, 120) || 'import')
