import { numberCell, choiceCell, lookupCell, refused, taken, textCell, yesNoCell, type CellReader } from '@/lib/core/transfer/cells'
import { estimateBases, frequencyUnits, requestTypes, suitabilityQuestions } from '@/lib/core/requests/statuses'
import { textLimits, visibleText, type TextName } from '@/lib/core/requests/words'
import type { SheetCell } from '@/lib/documents/sheet'
import { MOST_ROWS, type TransferColumn, type TransferTable } from '@/lib/features/transfer/table'
import { checkRequests, requestFacts, saveRequests, type RequestFacts } from './import-requests'
import type { FileRow } from './list-row'
import { requestPages } from './list-requests'

type Column = TransferColumn<FileRow, RequestFacts>

const number = (value: number | null, digits = 0): SheetCell => (value === null ? null : { number: value, digits })
const moment = (value: number | null): SheetCell => (value === null ? null : { moment: new Date(value) })
const money = (minor: number | null, currency: string | null): SheetCell => (minor === null || !currency ? null : { minor: Math.round(minor), currency })

/** The same rules as the form: what nobody sees goes, too long is refused. */
const words = (name: TextName, lines: 'one' | 'many'): CellReader => (text, facts) => {
  const visible = visibleText(text, lines)
  return textCell(textLimits[name])(visible, facts)
}

/** `R-1042`, or the number alone. */
const code: CellReader = (text) => {
  if (!text) return taken(null)
  const digits = /^(?:r\s*[-–]?\s*)?(\d{1,9})$/i.exec(text.normalize('NFKC'))?.[1]
  return digits ? taken(Number(digits)) : refused('transfer.refused.number')
}

const identifying: Column[] = [
  { key: 'number', header: 'requests.columns.number', write: (row) => `R-${row.number}`, read: code },
  { key: 'externalKey', header: 'requests.columns.externalKey', write: (row) => (row.externalKey?.startsWith('row:') ? null : row.externalKey), read: textCell(100) },
]

const written: Column[] = [
  { key: 'type', header: 'requests.columns.type', write: (row, word) => word(`requests.types.${row.type}`), read: choiceCell(requestTypes, (facts: RequestFacts) => facts.typeNames) },
  { key: 'status', header: 'requests.columns.status', write: (row, word) => word(`workflow.statuses.${row.status}`) },
  { key: 'title', header: 'requests.columns.title', write: (row) => row.title, read: words('title', 'one'), required: true },
  { key: 'pain', header: 'requests.columns.pain', write: (row) => row.pain || null, read: words('pain', 'many'), required: true },
  { key: 'wish', header: 'requests.columns.wish', write: (row) => row.wish, read: words('wish', 'many') },
  { key: 'department', header: 'requests.columns.department', write: (row) => row.departmentCode ?? row.departmentName, read: lookupCell((facts: RequestFacts) => facts.departments, 'transfer.refused.department') },
  { key: 'process', header: 'requests.columns.process', write: (row) => row.processCode, read: lookupCell((facts: RequestFacts) => facts.processes, 'transfer.refused.process') },
  { key: 'place', header: 'requests.columns.place', write: (row) => row.place, read: words('place', 'one') },
  { key: 'submitter', header: 'requests.columns.submitter', write: (row) => row.submitter?.name ?? null },
  { key: 'submitterEmail', header: 'requests.columns.submitterEmail', write: (row) => row.submitterEmail, read: lookupCell((facts: RequestFacts) => facts.people, 'transfer.refused.person') },
  { key: 'anonymous', header: 'requests.columns.anonymous', write: (row, word) => word(row.anonymous ? 'requests.yes' : 'requests.no'), read: yesNoCell },
]

const volume: Column[] = [
  { key: 'frequencyCount', header: 'requests.columns.frequencyCount', write: (row) => number(row.frequencyCount), read: numberCell(1, 1_000_000) },
  { key: 'frequencyUnit', header: 'requests.columns.frequencyUnit', write: (row, word) => row.frequencyUnit && word(`requests.units.${row.frequencyUnit}`), read: choiceCell(frequencyUnits, (facts: RequestFacts) => facts.unitNames) },
  { key: 'minutes', header: 'requests.columns.minutes', write: (row) => number(row.manualMs === null ? null : row.manualMs / 60_000, 2), read: numberCell(0.05, 10_000, 2) },
  { key: 'basis', header: 'requests.columns.basis', write: (row, word) => word(`requests.bases.${row.basis}`), read: choiceCell(estimateBases, (facts: RequestFacts) => facts.basisNames) },
  ...suitabilityQuestions.map((question): Column => ({ key: question, header: `requests.columns.${question}`, write: (row) => number(row[question]), read: numberCell(1, 5) })),
]

const figures: Column[] = [
  { key: 'itemsPerYear', header: 'requests.columns.itemsPerYear', write: (row) => number(row.itemsPerYear === null ? null : row.itemsPerYear + row.addedItemsPerYear) },
  { key: 'hoursPerYear', header: 'requests.columns.hoursPerYear', write: (row) => number(row.hoursPerYearTenths === null ? null : row.hoursPerYearTenths / 10, 1) },
  { key: 'score', header: 'requests.columns.score', write: (row) => number(row.scoreHundredths === null ? null : row.scoreHundredths / 100, 2) },
  { key: 'technology', header: 'requests.columns.technology', write: (row, word) => row.technology && word(`requests.technologies.${row.technology}`) },
  { key: 'benefit', header: 'requests.columns.benefit', permission: 'request-money:read', write: (row) => money(row.benefitMinor, row.currency) },
  { key: 'buildCost', header: 'requests.columns.buildCost', permission: 'request-money:read', write: (row) => money(row.buildCostMinor, row.currency) },
  { key: 'currency', header: 'requests.columns.currency', permission: 'request-money:read', write: (row) => (row.money ? row.currency : null) },
]

const way: Column[] = [
  { key: 'submittedAt', header: 'requests.columns.submittedAt', write: (row) => moment(row.submittedAt) },
  { key: 'holder', header: 'requests.columns.holder', write: (row, word) => row.holderName ?? (row.holderRole && word(`workflow.holders.${row.holderRole}`)) },
  { key: 'dueOn', header: 'requests.columns.dueOn', write: (row) => (row.dueOn ? { day: row.dueOn } : null) },
  { key: 'assessor', header: 'requests.columns.assessor', write: (row) => row.assessorName },
  { key: 'decidedAt', header: 'requests.columns.decidedAt', write: (row) => moment(row.decidedAt) },
  { key: 'plannedLiveOn', header: 'requests.columns.plannedLiveOn', write: (row) => (row.plannedLiveOn ? { day: row.plannedLiveOn } : null) },
  { key: 'liveAt', header: 'requests.columns.liveAt', write: (row) => moment(row.liveAt) },
  { key: 'votes', header: 'requests.columns.votes', write: (row) => number(row.votes) },
  { key: 'supports', header: 'requests.columns.supports', write: (row) => number(row.supports) },
  { key: 'comments', header: 'requests.columns.comments', write: (row) => number(row.comments) },
]

/** Requests in files: everything that the list shows and what was written, both ways. */
export const requestTable: TransferTable<FileRow, RequestFacts> = {
  name: 'requests',
  title: 'requests.title',
  exported: 'request.exported',
  imported: 'request.imported',
  readPermission: 'request:read',
  exportPermission: 'request:export',
  importPermission: 'request:import',
  columns: [...identifying, ...written, ...volume, ...figures, ...way],
  pages: (ctx, params) => requestPages(ctx, params, MOST_ROWS),
  facts: requestFacts,
  identity: (values) => (values.number ? `R-${String(values.number)}` : typeof values.externalKey === 'string' ? values.externalKey : null),
  check: checkRequests,
  save: saveRequests,
}
