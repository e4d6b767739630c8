import { choiceCell, fold, lookupCell, refused, taken, textCell, type CellReader } from '@/lib/core/transfer/cells'
import { componentKinds } from '@/lib/core/portfolio/landscape'
import { technologies } from '@/lib/core/portfolio/stages'
import { searchTextOf } from '@/lib/core/localized'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { byVerbs } from '@/lib/features/transfer/by-verbs'
import { byCodeAndName, knownPeople, listCell } from '@/lib/features/transfer/known'
import { inPages } from '@/lib/features/transfer/pages'
import type { TransferTable } from '@/lib/features/transfer/table'
import { valueNames } from '@/lib/features/transfer/words'
import type { Ctx } from '@/lib/server/ctx'
import { createComponent } from './create-component'
import { linkComponent, unlinkComponent } from './link-component'
import { updateComponent } from './update-component'

interface Facts {
  people: ReadonlyMap<string, string>
  automations: ReadonlyMap<string, string>
  kindNames: Record<string, string[]>
  technologyNames: Record<string, string[]>
}

const select = (ctx: Ctx) =>
  ({
    id: true, code: true, name: true, nameZh: true, kind: true, description: true, technology: true, link: true, release: true, version: true, ownerId: true,
    owner: { select: { email: true } },
    uses: { where: { automation: { ...visibleAutomation(ctx), archivedAt: null } }, select: { automationId: true, savedTenthDays: true, automation: { select: { code: true } } }, orderBy: { automation: { code: 'asc' } } },
  }) as const
const page = (ctx: Ctx, { q, kind }: Record<string, string>, skip: number, take: number) =>
  ctx.db.component.findMany({ where: { archivedAt: null, ...(q && { searchText: { contains: searchTextOf(q) } }), ...(kind && { kind }) }, select: select(ctx), orderBy: [{ code: 'asc' }], skip, take })
type Row = Awaited<ReturnType<typeof page>>[number]

/** `A-001` or `A-001=4.5`: an automation, and the person-days that it saved; kept as its id, a space and the days. */
const use: CellReader<Facts> = (text, facts) => {
  const [, code = '', days = ''] = /^([^=]*?)(?:\s*=\s*(\d{1,5}(?:\.\d)?))?$/.exec(text.normalize('NFKC').trim()) ?? []
  const id = facts.automations.get(fold(code))
  return id ? taken(`${id} ${days}`) : refused('components.refused.automation', { value: text.slice(0, 100) })
}

const codeOf = (code: unknown) => String(code).toUpperCase()

/** Components in files, with the automations that use them and what that saved. */
export const componentTable: TransferTable<Row, Facts> = {
  name: 'components',
  title: 'components.title',
  exported: 'component.exported',
  imported: 'component.imported',
  readPermission: 'component:read',
  exportPermission: 'register:export',
  importPermission: 'register:import',
  columns: [
    { key: 'code', header: 'components.code', write: (one) => one.code, read: textCell(20), required: true },
    { key: 'name', header: 'components.name', write: (one) => one.name, read: textCell(120), required: true },
    { key: 'nameZh', header: 'portfolio.nameZh', write: (one) => one.nameZh, read: textCell(120) },
    { key: 'kind', header: 'components.kind', write: (one, words) => words(`components.kinds.${one.kind}`), read: choiceCell(componentKinds, (facts: Facts) => facts.kindNames) },
    { key: 'description', header: 'components.description', write: (one) => one.description, read: textCell(4000) },
    { key: 'technology', header: 'components.technology', write: (one, words) => one.technology && words(`automations.technologies.${one.technology}`), read: choiceCell(technologies, (facts: Facts) => facts.technologyNames) },
    { key: 'release', header: 'components.release', write: (one) => one.release, read: textCell(60) },
    { key: 'link', header: 'components.link', write: (one) => one.link, read: textCell(500) },
    { key: 'owner', header: 'components.columns.ownerEmail', write: (one) => one.owner?.email ?? null, read: lookupCell((facts: Facts) => facts.people, 'transfer.refused.person') },
    { key: 'uses', header: 'components.uses', write: (one) => one.uses.map(({ automation, savedTenthDays }) => (savedTenthDays === null ? automation.code : `${automation.code}=${savedTenthDays / 10}`)).join('; ') || null, read: listCell(use) },
  ],
  pages: (ctx, params) => inPages((skip, take) => page(ctx, params, skip, take)),
  facts: async (ctx) => ({
    people: await knownPeople(ctx),
    automations: byCodeAndName(await ctx.db.automation.findMany({ where: { AND: [visibleAutomation(ctx), { archivedAt: null }] }, select: { id: true, code: true, name: true, nameZh: true } })),
    kindNames: await valueNames(componentKinds, (name) => `components.kinds.${name}`),
    technologyNames: await valueNames(technologies, (name) => `automations.technologies.${name}`),
  }),
  identity: (values) => codeOf(values.code),
  save: byVerbs<Facts>({
    async find(ctx, values) {
      const known = await ctx.db.component.findUnique({ where: { code: codeOf(values.code) }, select: select(ctx) })
      if (!known) return null
      const { id, version, name, nameZh, kind, description, technology, link, release, ownerId } = known
      return { input: { id, version, name, nameZh, kind, description, technology, link, release, ownerId } }
    },
    create: createComponent,
    update: updateComponent,
    inputOf: ({ name, nameZh, kind, description, technology, link, release, owner }) => ({ name, nameZh, kind: kind ?? undefined, description, technology, link, release, ownerId: owner }),
    async after(ctx, values) {
      if (values.uses === undefined) return false
      const wanted = new Map((values.uses as string[]).map((text) => text.split(' ') as [string, string]))
      const { id, uses } = await ctx.db.component.findUniqueOrThrow({ where: { code: codeOf(values.code) }, select: select(ctx) })
      const known = new Map(uses.map(({ automationId, savedTenthDays }) => [automationId, savedTenthDays === null ? '' : String(savedTenthDays / 10)]))
      const changed = [...wanted].filter(([automationId, days]) => known.get(automationId) !== (days && String(Number(days))))
      const gone = [...known.keys()].filter((automationId) => !wanted.has(automationId))
      for (const [automationId, days] of changed) await linkComponent(ctx, { automationId, componentId: id, ...(days && { savedDays: days }) })
      for (const automationId of gone) await unlinkComponent(ctx, { automationId, componentId: id })
      return changed.length + gone.length > 0
    },
  }),
}
