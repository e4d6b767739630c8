import { appendAudit } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { db, inTransaction } from '@/lib/server/db'

const SLUG = 'wheelhouse'

/** The engine under which the portal's own jobs are shown; made at its first run. */
export async function ensureOwnEngine(ctx: Ctx): Promise<number> {
  const known = await find()
  if (known) return known.id
  try {
    return await inTransaction(async (tx) => {
      const { id } = await tx.engine.create({ data: { slug: SLUG, kind: 'wheelhouse', name: 'Wheelhouse', config: {} }, select: { id: true } })
      await appendAudit({ ...ctx, db: tx, inTransaction: true }, [{ action: 'engine.connected', entity: 'engine', entityId: id, after: { slug: SLUG, kind: 'wheelhouse', name: 'Wheelhouse' } }])
      return id
    })
  } catch (error) {
    const made = await find() // Another instance was faster.
    if (made) return made.id
    throw error
  }
}

const find = () => db.engine.findUnique({ where: { slug: SLUG }, select: { id: true } })
