import { dayOf } from '@/lib/core/calendar/stored-day'
import { choiceCell, dayCell, lookupCell, numberCell, textCell } from '@/lib/core/transfer/cells'
import { moneyText } from '@/lib/core/portfolio/money'
import { stages, technologies } from '@/lib/core/portfolio/stages'
import type { SheetCell } from '@/lib/documents/sheet'
import { byVerbs } from '@/lib/features/transfer/by-verbs'
import { byCodeAndName, knownPeople } from '@/lib/features/transfer/known'
import { inPages } from '@/lib/features/transfer/pages'
import type { TransferColumn, TransferTable } from '@/lib/features/transfer/table'
import { valueNames } from '@/lib/features/transfer/words'
import type { Ctx } from '@/lib/server/ctx'
import { createAutomation } from './create-automation'
import { automationWhere } from './queries'
import { AutomationFilter } from './schema'
import { updateAutomation } from './update-automation'
import { visibleAutomation } from './visible'

interface Facts {
  people: ReadonlyMap<string, string>
  processes: ReadonlyMap<string, string>
  technologyNames: Record<string, string[]>
}

const mail = { select: { email: true } } as const
const row = {
  id: true, code: true, name: true, nameZh: true, description: true, technology: true, stage: true, version: true, processId: true, ownerId: true, deputyId: true, builderId: true,
  targetSuccessBp: true, targetAhtReductionBp: true, plannedCoverageBp: true, plannedLiveOn: true, yearOneCostMinor: true, yearOneCostCurrency: true,
  process: { select: { code: true } }, phase: { select: { key: true } }, owner: mail, deputy: mail, builder: mail,
} as const
const page = async (ctx: Ctx, { q, phase, stage, technology, department, owners, state }: Record<string, string>, skip: number, take: number) =>
  ctx.db.automation.findMany({ where: await automationWhere(ctx, AutomationFilter.parse({ q, phase, stage, technology, department, owners, state })), select: row, orderBy: [{ code: 'asc' }], skip, take })
type Row = Awaited<ReturnType<typeof page>>[number]

const percent = (basisPoints: number | null): SheetCell => (basisPoints === null ? null : { number: basisPoints / 100, digits: 2 })
const amount = ({ yearOneCostMinor: minor, yearOneCostCurrency: currency }: Pick<Row, 'yearOneCostMinor' | 'yearOneCostCurrency'>): SheetCell => (minor === null || !currency ? null : { minor: Number(minor), currency })
const person = (key: 'owner' | 'deputy' | 'builder'): TransferColumn<Row, Facts> => ({ key, header: `components.columns.${key}Email`, write: (one) => one[key]?.email ?? null, read: lookupCell((facts: Facts) => facts.people, 'transfer.refused.person') })

/** Automations in files: people by address, the process by its code. Stages and phases are steps of their own, and only written. */
export const automationTable: TransferTable<Row, Facts> = {
  name: 'automations',
  title: 'automations.title',
  exported: 'automation.exported',
  imported: 'automation.imported',
  readPermission: 'automation:read',
  exportPermission: 'register:export',
  importPermission: 'register:import',
  columns: [
    { key: 'code', header: 'automations.code', write: (one) => one.code, read: textCell(20), required: true },
    { key: 'name', header: 'automations.name', write: (one) => one.name, read: textCell(120), required: true },
    { key: 'nameZh', header: 'portfolio.nameZh', write: (one) => one.nameZh, read: textCell(120) },
    { key: 'description', header: 'automations.descriptionLabel', write: (one) => one.description, read: textCell(4000) },
    { key: 'process', header: 'automations.process', write: (one) => one.process.code, read: lookupCell((facts: Facts) => facts.processes, 'transfer.refused.process'), required: true },
    { key: 'technology', header: 'automations.technology', write: (one, words) => words(`automations.technologies.${one.technology}`), read: choiceCell(technologies, (facts: Facts) => facts.technologyNames), required: true },
    { key: 'stage', header: 'automations.stage', write: (one, words) => words(`automations.stages.${stages.find((stage) => stage === one.stage) ?? 'assessed'}`) },
    { key: 'phase', header: 'automations.phase', write: (one) => one.phase?.key ?? null },
    person('owner'),
    person('deputy'),
    person('builder'),
    { key: 'targetSuccess', header: 'automations.targetSuccess', write: (one) => percent(one.targetSuccessBp), read: numberCell(0, 100, 2) },
    { key: 'targetReduction', header: 'automations.targetReduction', write: (one) => percent(one.targetAhtReductionBp), read: numberCell(0, 100, 2) },
    { key: 'coverage', header: 'automations.coverage', write: (one) => percent(one.plannedCoverageBp), read: numberCell(0, 100, 2) },
    { key: 'plannedLive', header: 'automations.plannedLive', write: (one) => (one.plannedLiveOn ? { day: dayOf(one.plannedLiveOn) } : null), read: dayCell },
    { key: 'yearOneCost', header: 'automations.yearOneCost', permission: 'request-money:read', write: amount, read: numberCell(0, 1e12, 2) },
  ],
  pages: (ctx, params) => inPages((skip, take) => page(ctx, params, skip, take)),
  facts: async (ctx) => ({
    people: await knownPeople(ctx),
    processes: byCodeAndName(await ctx.db.businessProcess.findMany({ where: { archivedAt: null }, select: { id: true, code: true, name: true, nameZh: true } })),
    technologyNames: await valueNames(technologies, (name) => `automations.technologies.${name}`),
  }),
  identity: (values) => String(values.code).toUpperCase(),
  save: byVerbs<Facts>({
    async find(ctx, values) {
      const known = await ctx.db.automation.findFirst({ where: { AND: [{ code: String(values.code).toUpperCase() }, visibleAutomation(ctx)] }, select: row })
      if (!known) return null
      const { id, version, name, nameZh, description, technology, ownerId, deputyId, builderId, yearOneCostMinor, yearOneCostCurrency } = known
      return {
        input: {
          id, version, name, nameZh, description, technology, ownerId, deputyId, builderId,
          targetSuccessPercent: known.targetSuccessBp === null ? null : known.targetSuccessBp / 100,
          targetAhtReductionPercent: known.targetAhtReductionBp === null ? null : known.targetAhtReductionBp / 100,
          plannedCoveragePercent: known.plannedCoverageBp === null ? null : known.plannedCoverageBp / 100,
          plannedLiveOn: known.plannedLiveOn && dayOf(known.plannedLiveOn),
          yearOneCost: yearOneCostMinor === null || yearOneCostCurrency === null ? null : moneyText(yearOneCostMinor, yearOneCostCurrency),
        },
      }
    },
    create: createAutomation,
    update: updateAutomation,
    // The process that an automation serves stays the same for its whole life.
    atFirst: (values) => ({ processId: values.process }),
    inputOf: (values) => ({
      name: values.name, nameZh: values.nameZh, description: values.description, technology: values.technology,
      ownerId: values.owner, deputyId: values.deputy, builderId: values.builder,
      targetSuccessPercent: values.targetSuccess, targetAhtReductionPercent: values.targetReduction, plannedCoveragePercent: values.coverage,
      plannedLiveOn: values.plannedLive, yearOneCost: values.yearOneCost == null ? values.yearOneCost : String(values.yearOneCost),
    }),
  }),
}
