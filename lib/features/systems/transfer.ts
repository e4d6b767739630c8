import { lookupCell, textCell } from '@/lib/core/transfer/cells'
import { searchTextOf } from '@/lib/core/localized'
import { byVerbs } from '@/lib/features/transfer/by-verbs'
import { knownPeople } from '@/lib/features/transfer/known'
import { inPages } from '@/lib/features/transfer/pages'
import type { TransferTable } from '@/lib/features/transfer/table'
import type { Ctx } from '@/lib/server/ctx'
import { createSystem } from './create-system'
import { updateSystem } from './update-system'

interface Facts {
  people: ReadonlyMap<string, string>
}

const row = { id: true, code: true, name: true, nameZh: true, vendor: true, release: true, version: true, ownerId: true, owner: { select: { email: true } } } as const
const page = (ctx: Ctx, q: string | undefined, skip: number, take: number) =>
  ctx.db.system.findMany({ where: q ? { searchText: { contains: searchTextOf(q) } } : {}, select: row, orderBy: [{ code: 'asc' }], skip, take })
type Row = Awaited<ReturnType<typeof page>>[number]

/** Systems in files, owners by their address. */
export const systemTable: TransferTable<Row, Facts> = {
  name: 'systems',
  title: 'systems.title',
  exported: 'system.exported',
  imported: 'system.imported',
  readPermission: 'system:read',
  exportPermission: 'register:export',
  importPermission: 'register:import',
  columns: [
    { key: 'code', header: 'systems.code', write: (one) => one.code, read: textCell(20), required: true },
    { key: 'name', header: 'systems.name', write: (one) => one.name, read: textCell(120), required: true },
    { key: 'nameZh', header: 'portfolio.nameZh', write: (one) => one.nameZh, read: textCell(120) },
    { key: 'vendor', header: 'systems.vendor', write: (one) => one.vendor, read: textCell(120) },
    { key: 'release', header: 'systems.release', write: (one) => one.release, read: textCell(60) },
    { key: 'owner', header: 'components.columns.ownerEmail', write: (one) => one.owner?.email ?? null, read: lookupCell((facts: Facts) => facts.people, 'transfer.refused.person') },
  ],
  pages: (ctx, params) => inPages((skip, take) => page(ctx, params.q, skip, take)),
  facts: async (ctx) => ({ people: await knownPeople(ctx) }),
  identity: (values) => String(values.code).toUpperCase(),
  save: byVerbs<Facts>({
    async find(ctx, values) {
      const known = await ctx.db.system.findUnique({ where: { code: String(values.code).toUpperCase() }, select: row })
      if (!known) return null
      const { id, version, name, nameZh, vendor, release, ownerId } = known
      return { input: { id, version, name, nameZh, vendor, release, ownerId } }
    },
    create: createSystem,
    update: updateSystem,
    inputOf: ({ name, nameZh, vendor, release, owner }) => ({ name, nameZh, vendor, release, ownerId: owner }),
  }),
}
