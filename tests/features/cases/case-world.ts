import type { Db } from '@/lib/server/db'
import type { CaseBody } from '@/lib/core/finance/case'
import { publishShipped } from '@/lib/features/formulas/publish-shipped'
import { createCase } from '@/lib/features/cases/create-case'
import { getCase } from '@/lib/features/cases/detail'
import { saveCase } from '@/lib/features/cases/save-case'
import type { Ctx } from '@/lib/server/ctx'
import { asSystem } from '../../support/ctx'

export const now = new Date('2026-11-20T04:00:00.000Z')

/** A department with a process (12,000 items a year, 10 minutes each, 60.00 an hour), its automation, and another department. */
export async function caseWorld(db: Db) {
  await publishShipped(asSystem(now), {})
  const department = async (code: string) => {
    const { id } = await db.department.create({ data: { code, name: code, path: '' }, select: { id: true } })
    return db.department.update({ where: { id }, data: { path: `/${id}` }, select: { id: true, path: true } })
  }
  const [finance, foreign] = [await department('FIN'), await department('OPS')]
  const process = await db.businessProcess.create({ data: { code: 'P-001', name: 'Invoices', departmentId: finance.id, searchText: 'invoices' }, select: { id: true } })
  await db.processBaseline.create({ data: { processId: process.id, ordinal: 1, annualVolume: 12_000, manualMs: 600_000, hourlyWageMinor: 6000n, currency: 'CNY', source: 'measured', measuredOn: now, validFrom: '2026-01-01' } })
  const automation = await db.automation.create({ data: { code: 'A-001', name: 'Invoice entry', processId: process.id, plannedCoverageBp: 8000, yearOneCostMinor: 4_000_000n, yearOneCostCurrency: 'CNY', searchText: 'invoice entry' }, select: { id: true } })
  return { finance, foreign, process, automation }
}

/** The given lines instead of those that the case began with. */
export async function withLines(ctx: Ctx, number: number, lines: CaseBody['lines'], more: Partial<CaseBody> = {}) {
  const { id, version, name, currency, body } = await getCase(ctx, { number })
  return saveCase(ctx, { id, version, name, currency, body: { ...body, ...more, lines } })
}

type Line = CaseBody['lines'][number]
const common = { confidence: 'medium' as const, riskBp: 0, range: { lowBp: 8000, highBp: 12_000, shape: 'triangular' as const } }

export const cost = (perPeriod: string, more: Partial<Line> = {}): Line => ({ ...common, id: 'build', label: 'Build', kind: 'cost', category: 'build', recurrence: { kind: 'once', at: 0 }, amount: { kind: 'typed', perPeriod }, ...more }) as Line
export const benefit = (perPeriod: string, more: Partial<Line> = {}): Line => ({ ...common, id: 'saved', label: 'Saved', kind: 'benefit', category: 'cash', recurrence: { kind: 'every', from: 1, growthBp: 0 }, amount: { kind: 'typed', perPeriod }, ...more }) as Line

/** A case of 10,000 that brings 6,000 a year for three years. */
export async function plainCase(ctx: Ctx, automationId: string) {
  const { number } = await createCase(ctx, { automationId, name: 'Plain' })
  await withLines(ctx, number, [cost('10000'), benefit('6000')])
  return getCase(ctx, { number })
}
