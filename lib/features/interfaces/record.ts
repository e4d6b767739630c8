import { invalid, notFound, type FieldReasons } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import { dataClassesOf, storeDataClasses, type DataClass } from '@/lib/core/portfolio/data-classes'
import { endReasons, type InterfaceStatus, type Protocol, type SchemaKind } from '@/lib/core/portfolio/landscape'
import { schemaReason } from '@/lib/core/portfolio/message-schema'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'

const end = { select: { id: true, code: true, name: true, nameZh: true } } as const

const interfaceRecord = {
  id: true, code: true, name: true, nameZh: true, protocol: true, data: true, dataClasses: true, schemaKind: true, schemaText: true,
  status: true, archivedAt: true, version: true, createdAt: true, updatedAt: true,
  fromSystem: end,
  toSystem: end,
  gateway: end,
  owner: { select: { id: true, name: true } },
} satisfies Prisma.SystemInterfaceSelect

/** An interface as the audit trail and its page show it. */
export async function interfaceOf(ctx: Ctx, id: string) {
  const row = await ctx.db.systemInterface.findUnique({ where: { id }, select: interfaceRecord })
  if (!row) throw notFound('interface')
  return { ...row, protocol: row.protocol as Protocol, status: row.status as InterfaceStatus, schemaKind: row.schemaKind as SchemaKind, dataClasses: dataClassesOf(row.dataClasses) }
}

interface InterfaceInput {
  name: string
  nameZh?: string
  fromSystemId: string
  toSystemId: string
  gatewayId?: string
  protocol: Protocol
  data?: string
  dataClasses: DataClass[]
  schemaKind: SchemaKind
  schemaText?: string
  ownerId?: string
  status: InterfaceStatus
}

/** Columns of what the form holds; the text of a schema goes with its kind. */
export const columnsOf = (input: InterfaceInput, code: string) => ({
  name: input.name,
  nameZh: input.nameZh ?? null,
  fromSystemId: input.fromSystemId,
  toSystemId: input.toSystemId,
  gatewayId: input.gatewayId ?? null,
  protocol: input.protocol,
  data: input.data ?? '',
  dataClasses: storeDataClasses(input.dataClasses),
  schemaKind: input.schemaKind,
  schemaText: input.schemaKind === 'none' ? null : (input.schemaText ?? null),
  ownerId: input.ownerId ?? null,
  status: input.status,
  searchText: searchTextOf(code, input.name, input.nameZh, input.data),
})

/** The ends must exist and differ, the schema must be one, and whoever is newly named as owner must be active. */
export async function requireSound(ctx: Ctx, input: InterfaceInput, knownOwnerId?: string): Promise<void> {
  const reasons: FieldReasons = { ...endReasons(input) }
  const asked = (['fromSystemId', 'toSystemId', 'gatewayId'] as const).filter((field) => input[field])
  const known = new Set((await ctx.db.system.findMany({ where: { id: { in: asked.map((field) => input[field]!) } }, select: { id: true } })).map(({ id }) => id))
  for (const field of asked) if (!known.has(input[field]!)) reasons[field] = [{ key: 'interfaces.systemUnknown' }]
  const wrong = schemaReason(input.schemaKind, input.schemaText)
  if (wrong) reasons.schemaText = [wrong]
  if (input.ownerId && input.ownerId !== knownOwnerId) {
    const owner = await ctx.db.person.findUnique({ where: { id: input.ownerId }, select: { active: true } })
    if (!owner?.active) reasons.ownerId = [{ key: 'portfolio.personUnknown' }]
  }
  if (Object.keys(reasons).length) throw invalid(reasons)
}
