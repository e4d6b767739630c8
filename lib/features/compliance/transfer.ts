import { impactCode } from '@/lib/core/compliance/impact'
import { recordParts, type Say } from '@/lib/core/compliance/words'
import type { RecordSection } from '@/lib/core/compliance/record'
import type { TransferTable, Words } from '@/lib/features/transfer/table'
import { overviewRows, type OverviewRow } from './overview'
import { OverviewFilter } from './schema'

const listFilter = ({ q, state, department, flag, who, sort, dir }: Record<string, string>) => OverviewFilter.parse({ q, state, department, flag, who, sort, dir })

/** Facts of a part of the record as lines of one cell; what is not said is said so. */
const part = (section: RecordSection) => (one: OverviewRow, words: Words) => {
  if (!one.record) return null
  const facts = recordParts(one.record, words as Say).find((given) => given.section === section)?.facts ?? []
  return facts.map(({ name, value }) => `${name}: ${value ?? words('compliance.notSaid')}`).join('\n') || null
}

/** The record of processing activities (GDPR Art. 30, PIPL Art. 54 to 56) as a file: one process a line. */
export const complianceTable: TransferTable<OverviewRow, null> = {
  name: 'compliance',
  title: 'compliance.recordTitle',
  exported: 'compliance.exported',
  imported: 'compliance.exported',
  readPermission: 'compliance:read',
  exportPermission: 'compliance:export',
  // Nobody holds it for this register: records are written in words of law, process by process.
  importPermission: 'role:grant',
  columns: [
    { key: 'code', header: 'compliance.columns.code', write: (one) => one.code },
    { key: 'process', header: 'compliance.columns.process', write: (one) => one.name },
    { key: 'processZh', header: 'portfolio.nameZh', write: (one) => one.nameZh },
    { key: 'department', header: 'compliance.columns.department', write: (one) => one.department?.name ?? null },
    { key: 'owner', header: 'compliance.columns.owner', write: (one) => one.owner?.name ?? null },
    { key: 'state', header: 'compliance.columns.state', write: (one, words) => words(`compliance.states.${one.state}`) },
    { key: 'data', header: 'compliance.sections.data', write: part('data') },
    { key: 'purpose', header: 'compliance.sections.purpose', write: part('purpose') },
    { key: 'recipients', header: 'compliance.sections.recipients', write: part('recipients') },
    { key: 'crossBorder', header: 'compliance.sections.crossBorder', write: part('crossBorder') },
    { key: 'retention', header: 'compliance.sections.retention', write: part('retention') },
    { key: 'security', header: 'compliance.sections.security', write: part('security') },
    { key: 'decisions', header: 'compliance.sections.decisions', write: part('decisions') },
    { key: 'assessments', header: 'compliance.columns.assessments', write: (one, words) => one.assessments.map(({ number, status, validUntil }) => [impactCode(number), words(`impact.statuses.${status}`), validUntil].filter(Boolean).join(' · ')).join('\n') || null },
    { key: 'missing', header: 'compliance.columns.missing', write: (one, words) => one.gaps.map(({ key, params, who }) => `${words(key, params)} (${who.map(({ name }) => name).join(', ') || words('compliance.nobody')})`).join('\n') || null },
    { key: 'version', header: 'compliance.columns.version', write: (one) => (one.ordinal ? { number: one.ordinal } : null) },
    { key: 'updatedAt', header: 'compliance.columns.updated', write: (one) => one.updatedAt && { moment: one.updatedAt } },
    { key: 'reviewOn', header: 'compliance.columns.reviewOn', write: (one) => (one.reviewOn ? { day: one.reviewOn } : null) },
  ],
  pages: async function* (ctx, params) {
    const { rows } = await overviewRows(ctx, listFilter(params))
    for (let from = 0; from < rows.length; from += 500) yield rows.slice(from, from + 500)
  },
  facts: async () => null,
  identity: () => null,
  save: async () => ({ outcomes: [] }),
}
