import { caseCode } from '@/lib/core/cases/statuses'
import { requestCode } from '@/lib/core/requests/statuses'
import type { TransferTable } from '@/lib/features/transfer/table'
import { inPages } from '@/lib/features/transfer/pages'
import { caseOrder, caseWhere, readCaseRows, type CaseRow } from './queries'
import { CaseFilter } from './schema'

const listFilter = ({ q, status, automation, request, owner, kind, sort, dir }: Record<string, string>) => CaseFilter.parse({ q, status, automation, request, owner, kind, sort, dir })
const count = (number: number | null) => (number === null ? null : { number })

/** The register of cases as a file. One case with its formulas leaves and comes back as a workbook of its own. */
export const caseTable: TransferTable<CaseRow, null> = {
  name: 'cases',
  title: 'cases.title',
  exported: 'case.exported',
  imported: 'case.imported',
  readPermission: 'case:read',
  exportPermission: 'case:export',
  // Nobody holds it for this register: a list of results cannot be read back.
  importPermission: 'role:grant',
  columns: [
    { key: 'number', header: 'cases.columns.number', write: (one) => caseCode(one.number) },
    { key: 'name', header: 'cases.columns.name', write: (one) => one.name },
    { key: 'automation', header: 'cases.columns.automation', write: (one) => one.automation?.code ?? null },
    { key: 'request', header: 'cases.columns.request', write: (one) => (one.request ? requestCode(one.request.number) : null) },
    { key: 'status', header: 'cases.columns.status', write: (one, words) => words(`cases.statuses.${one.status}`) },
    { key: 'version', header: 'cases.columns.version', write: (one) => count(one.ordinal) },
    { key: 'approved', header: 'cases.columns.approvedVersion', write: (one) => count(one.approvedOrdinal) },
    { key: 'owner', header: 'cases.columns.owner', write: (one) => one.owner.name },
    { key: 'currency', header: 'cases.columns.currency', write: (one) => one.currency },
    { key: 'npv', header: 'cases.columns.npv', write: (one) => (one.npvMinor === null ? null : { minor: one.npvMinor, currency: one.currency }) },
    { key: 'roi', header: 'cases.columns.roi', write: (one) => (one.roiBp === null ? null : { percentBp: one.roiBp }) },
    { key: 'payback', header: 'cases.columns.payback', write: (one) => count(one.paybackTenths === null ? one.paybackMonths : one.paybackTenths / 10) },
    { key: 'updatedAt', header: 'cases.columns.updatedAt', write: (one) => ({ moment: one.updatedAt }) },
  ],
  pages: (ctx, params) => {
    const filter = listFilter(params)
    return inPages((skip, take) => readCaseRows(ctx, caseWhere(ctx, filter), { orderBy: caseOrder(filter), skip, take }))
  },
  facts: async () => null,
  identity: () => null,
  save: async () => ({ outcomes: [] }),
}
