import { choiceCell, lookupCell, textCell } from '@/lib/core/transfer/cells'
import { dataClasses, dataClassesOf } from '@/lib/core/portfolio/data-classes'
import { interfaceStatuses, protocols, schemaKinds } from '@/lib/core/portfolio/landscape'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { byVerbs } from '@/lib/features/transfer/by-verbs'
import { byCodeAndName, knownPeople, knownSystems, listCell } from '@/lib/features/transfer/known'
import { inPages } from '@/lib/features/transfer/pages'
import type { TransferColumn, TransferTable } from '@/lib/features/transfer/table'
import { valueNames } from '@/lib/features/transfer/words'
import type { Ctx } from '@/lib/server/ctx'
import { createInterface } from './create-interface'
import { linkInterface, unlinkInterface } from './link-interface'
import { InterfaceFilter } from './schema'
import { updateInterface } from './update-interface'
import { interfaceWhere } from './where'

interface Facts {
  people: ReadonlyMap<string, string>
  systems: ReadonlyMap<string, string>
  automations: ReadonlyMap<string, string>
  names: Record<'protocol' | 'status' | 'schemaKind' | 'dataClass', Record<string, string[]>>
}

const end = { select: { code: true } } as const
const select = (ctx: Ctx) =>
  ({
    id: true, code: true, name: true, nameZh: true, protocol: true, data: true, dataClasses: true, schemaKind: true, schemaText: true, status: true, version: true,
    fromSystemId: true, toSystemId: true, gatewayId: true, ownerId: true,
    fromSystem: end, toSystem: end, gateway: end, owner: { select: { email: true } },
    automations: { where: { automation: { ...visibleAutomation(ctx), archivedAt: null } }, select: { automationId: true, automation: { select: { code: true } } }, orderBy: { automation: { code: 'asc' } } },
  }) as const
const page = async (ctx: Ctx, { q, protocol, status, dataClass, department, gap, state }: Record<string, string>, skip: number, take: number) =>
  ctx.db.systemInterface.findMany({ where: await interfaceWhere(ctx, InterfaceFilter.parse({ q, protocol, status, dataClass, department, gap, state })), select: select(ctx), orderBy: [{ code: 'asc' }], skip, take })
type Row = Awaited<ReturnType<typeof page>>[number]
type Column = TransferColumn<Row, Facts>

const system = lookupCell((facts: Facts) => facts.systems, 'components.refused.system')
const columns: Column[] = [
  { key: 'code', header: 'interfaces.code', write: (one) => one.code, read: textCell(20), required: true },
  { key: 'name', header: 'interfaces.name', write: (one) => one.name, read: textCell(120), required: true },
  { key: 'nameZh', header: 'portfolio.nameZh', write: (one) => one.nameZh, read: textCell(120) },
  { key: 'from', header: 'interfaces.from', write: (one) => one.fromSystem.code, read: system, required: true },
  { key: 'to', header: 'interfaces.to', write: (one) => one.toSystem.code, read: system, required: true },
  { key: 'gateway', header: 'interfaces.via', write: (one) => one.gateway?.code ?? null, read: system },
  { key: 'protocol', header: 'interfaces.protocol', write: (one, words) => words(`interfaces.protocols.${one.protocol}`), read: choiceCell(protocols, (facts: Facts) => facts.names.protocol), required: true },
  { key: 'data', header: 'interfaces.data', write: (one) => one.data || null, read: textCell(2000) },
  { key: 'dataClasses', header: 'interfaces.dataClasses', write: (one, words) => dataClassesOf(one.dataClasses).map((name) => words(`processes.dataClass.${name}`)).join('; ') || null, read: listCell(choiceCell(dataClasses, (facts: Facts) => facts.names.dataClass)) },
  { key: 'schemaKind', header: 'interfaces.schemaKind', write: (one, words) => words(`interfaces.schemaKinds.${one.schemaKind}`), read: choiceCell(schemaKinds, (facts: Facts) => facts.names.schemaKind) },
  // A cell of a spreadsheet holds no more.
  { key: 'schemaText', header: 'interfaces.schemaText', write: (one) => (one.schemaText && one.schemaText.length <= 30_000 ? one.schemaText : null), read: textCell(30_000) },
  { key: 'owner', header: 'components.columns.ownerEmail', write: (one) => one.owner?.email ?? null, read: lookupCell((facts: Facts) => facts.people, 'transfer.refused.person') },
  { key: 'status', header: 'interfaces.status', write: (one, words) => words(`interfaces.statuses.${one.status}`), read: choiceCell(interfaceStatuses, (facts: Facts) => facts.names.status) },
  { key: 'automations', header: 'interfaces.automations', write: (one) => one.automations.map(({ automation }) => automation.code).join('; ') || null, read: listCell(lookupCell((facts: Facts) => facts.automations, 'components.refused.automation')) },
]

const codeOf = (code: unknown) => String(code).toUpperCase()

/** Interfaces in files: systems and automations by code, the owner by address. */
export const interfaceTable: TransferTable<Row, Facts> = {
  name: 'interfaces',
  title: 'interfaces.title',
  exported: 'interface.exported',
  imported: 'interface.imported',
  readPermission: 'interface:read',
  exportPermission: 'register:export',
  importPermission: 'register:import',
  columns,
  pages: (ctx, params) => inPages((skip, take) => page(ctx, params, skip, take), 200),
  facts: async (ctx) => ({
    people: await knownPeople(ctx),
    systems: await knownSystems(ctx),
    automations: byCodeAndName(await ctx.db.automation.findMany({ where: { AND: [visibleAutomation(ctx), { archivedAt: null }] }, select: { id: true, code: true, name: true, nameZh: true } })),
    names: {
      protocol: await valueNames(protocols, (name) => `interfaces.protocols.${name}`),
      status: await valueNames(interfaceStatuses, (name) => `interfaces.statuses.${name}`),
      schemaKind: await valueNames(schemaKinds, (name) => `interfaces.schemaKinds.${name}`),
      dataClass: await valueNames(dataClasses, (name) => `processes.dataClass.${name}`),
    },
  }),
  identity: (values) => codeOf(values.code),
  save: byVerbs<Facts>({
    async find(ctx, values) {
      const known = await ctx.db.systemInterface.findUnique({ where: { code: codeOf(values.code) }, select: select(ctx) })
      if (!known) return null
      const { id, version, name, nameZh, fromSystemId, toSystemId, gatewayId, protocol, data, schemaKind, schemaText, ownerId, status } = known
      return { input: { id, version, name, nameZh, fromSystemId, toSystemId, gatewayId, protocol, data, dataClasses: dataClassesOf(known.dataClasses), schemaKind, schemaText, ownerId, status } }
    },
    create: createInterface,
    update: updateInterface,
    inputOf: ({ name, nameZh, from, to, gateway, protocol, data, dataClasses: classes, schemaKind, schemaText, owner, status }) => ({
      name, nameZh, fromSystemId: from, toSystemId: to, gatewayId: gateway, protocol, data, dataClasses: classes, schemaKind: schemaKind ?? undefined, schemaText, ownerId: owner, status: status ?? undefined,
    }),
    async after(ctx, values) {
      if (values.automations === undefined) return false
      const wanted = values.automations as string[]
      const { id, automations } = await ctx.db.systemInterface.findUniqueOrThrow({ where: { code: codeOf(values.code) }, select: select(ctx) })
      const known = automations.map(({ automationId }) => automationId)
      const [more, less] = [wanted.filter((one) => !known.includes(one)), known.filter((one) => !wanted.includes(one))]
      for (const automationId of more) await linkInterface(ctx, { automationId, interfaceId: id })
      for (const automationId of less) await unlinkInterface(ctx, { automationId, interfaceId: id })
      return more.length + less.length > 0
    },
  }),
}
