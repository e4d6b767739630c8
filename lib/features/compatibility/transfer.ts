import { defectCode, type DefectStatus } from '@/lib/core/compatibility/words'
import { nameIn } from '@/lib/core/localized'
import type { TransferTable } from '@/lib/features/transfer/table'
import { inPages } from '@/lib/features/transfer/pages'
import type { Ctx } from '@/lib/server/ctx'
import { defectWhere } from './lists'
import { matrixWhere } from './matrix'
import { DefectFilter, MatrixFilter } from './schema'

const named = { select: { code: true, name: true, nameZh: true } } as const
const cellRow = { state: true, testedRelease: true, currentRelease: true, testedAt: true, blockers: true, faults: true, staleSince: true, automation: named, system: named } as const

const cells = async (ctx: Ctx, params: Record<string, string>, skip: number, take: number) => {
  const filter = MatrixFilter.strip().parse(params)
  const rows = await ctx.db.compatCell.findMany({
    where: { automation: await matrixWhere(ctx, filter), ...(filter.state && { state: filter.state }), ...(filter.system && { systemId: filter.system }) },
    select: cellRow, orderBy: [{ automation: { name: 'asc' } }, { automationId: 'asc' }, { system: { name: 'asc' } }, { systemId: 'asc' }], skip, take,
  })
  return rows.map((row) => ({ ...row, names: nameBy(ctx) }))
}
type CellRow = Awaited<ReturnType<typeof cells>>[number]

/** Exported only: nobody reads from files what tests found; `role:grant` is held by nobody for these. */
const readOnly = { facts: async () => null, identity: () => null, save: async () => ({ outcomes: [] }), importPermission: 'role:grant', readPermission: 'compatibility:read', exportPermission: 'compatibility:export' } as const
const nameBy = (ctx: Ctx) => (row: Named): string => nameIn(ctx.locale, row)

interface Named {
  name: string
  nameZh: string | null
}

/** The matrix as a list of combinations. */
export const compatibilityTable: TransferTable<CellRow, null> = {
  ...readOnly,
  name: 'compatibility', title: 'compatibility.title', exported: 'compat-cell.exported', imported: 'compat-cell.exported',
  columns: [
    { key: 'automationCode', header: 'automations.code', write: (row) => row.automation.code },
    { key: 'automation', header: 'compatibility.matrix.automation', write: (row) => row.names(row.automation) },
    { key: 'systemCode', header: 'systems.code', write: (row) => row.system.code },
    { key: 'system', header: 'compatibility.matrix.system', write: (row) => row.names(row.system) },
    { key: 'state', header: 'compatibility.matrix.state', write: (row, words) => words(`compatibility.states.${row.state}`) },
    { key: 'tested', header: 'compatibility.run.releaseTested', write: (row) => row.testedRelease },
    { key: 'today', header: 'compatibility.run.releaseToday', write: (row) => row.currentRelease },
    { key: 'testedAt', header: 'compatibility.runs.endedAt', write: (row) => row.testedAt && { moment: row.testedAt } },
    { key: 'blockers', header: 'compatPlan.templates.blockers', write: (row) => ({ number: row.blockers }) },
    { key: 'faults', header: 'compatibility.defects.title', write: (row) => ({ number: row.faults }) },
  ],
  pages: (ctx, params) => inPages((skip, take) => cells(ctx, params, skip, take)),
}

const defectRow = { number: true, title: true, description: true, severity: true, status: true, dueOn: true, resolution: true, createdAt: true, closedAt: true, owner: { select: { name: true } }, check: { select: { code: true, system: named } }, run: { select: { plan: { select: { automation: named } } } } } as const
const defects = async (ctx: Ctx, params: Record<string, string>, skip: number, take: number) => {
  const filter = DefectFilter.strip().parse(params)
  const rows = await ctx.db.compatDefect.findMany({ where: defectWhere(ctx, filter), select: defectRow, orderBy: [{ [filter.sort]: filter.dir }, { number: 'desc' }], skip, take })
  return rows.map((row) => ({ ...row, names: nameBy(ctx) }))
}
type DefectRow = Awaited<ReturnType<typeof defects>>[number]

export const defectTable: TransferTable<DefectRow, null> = {
  ...readOnly,
  name: 'compatibility-defects', title: 'compatibility.defects.title', href: '/compatibility/defects', exported: 'compat-defect.exported', imported: 'compat-defect.exported',
  columns: [
    { key: 'number', header: 'compatibility.defects.number', write: (row) => defectCode(row.number) },
    { key: 'title', header: 'compatibility.defects.name', write: (row) => row.title },
    { key: 'automation', header: 'compatibility.defects.automation', write: (row) => row.names(row.run.plan.automation) },
    { key: 'check', header: 'compatibility.defects.check', write: (row) => row.check.code },
    { key: 'system', header: 'compatibility.defects.system', write: (row) => row.check.system && row.names(row.check.system) },
    { key: 'severity', header: 'compatibility.defects.severity', write: (row, words) => words(`compatibility.severities.${row.severity}`) },
    { key: 'status', header: 'compatibility.defects.status', write: (row, words) => words(`compatibility.defectStatuses.${row.status as DefectStatus}`) },
    { key: 'owner', header: 'compatibility.defects.owner', write: (row) => row.owner?.name ?? null },
    { key: 'dueOn', header: 'compatibility.defects.dueOn', write: (row) => (row.dueOn === null ? null : { day: row.dueOn }) },
    { key: 'description', header: 'compatibility.defects.description', write: (row) => row.description },
    { key: 'resolution', header: 'compatibility.defects.resolution', write: (row) => row.resolution },
    { key: 'createdAt', header: 'compatibility.defects.openedAt', write: (row) => ({ moment: row.createdAt }) },
  ],
  pages: (ctx, params) => inPages((skip, take) => defects(ctx, params, skip, take)),
}
