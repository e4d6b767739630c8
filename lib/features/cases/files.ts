import { z } from 'zod'
import type { CaseFigures } from '@/lib/core/cases/shown'
import { caseCode } from '@/lib/core/cases/statuses'
import { ruleError } from '@/lib/core/errors'
import { pdfOf } from '@/lib/documents/pdf'
import { messageText } from '@/lib/i18n/message-text'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { requireFor } from '@/lib/server/scope'
import { settingsOf } from '@/lib/server/settings'
import { caseDocument } from './document'
import { frozenFigures, getCase } from './detail'
import { namedFacts } from './record'
import { CaseFile } from './schema'
import { caseFor, pathOf } from './visible'
import { caseWorkbook } from './workbook'

/** What the address asks for, read by the schema */
type Asked = Record<string, string | undefined>

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** That a file leaves stands on the trail before its first byte does. */
const taken = command({
  permission: 'case:export',
  input: CaseFile.extend({ format: z.enum(['pdf', 'xlsx']) }),
  async run(ctx, { number, language, version, format }) {
    const found = await caseFor(ctx, { number })
    requireFor(ctx, 'case:export', pathOf(found))
    return { result: { found, number, language, version }, audit: { action: 'case.file-taken', entity: 'case', entityId: found.id, facts: { ...namedFacts(found), format, language, version: version ?? null } } }
  },
})

/** The case on paper in either language: the version that was handed in, or the draft as it is now and marked as one. */
export async function casePdf(ctx: Ctx, input: Asked) {
  const { found, language, version, number } = await taken(ctx, { ...input, format: 'pdf' })
  const detail = await getCase(ctx, { number })
  const ordinal = version ?? detail.frozen
  const shown = ordinal === null ? detail : await frozenFigures(ctx, found.id, ordinal)
  if (!shown.figures) throw ruleError(detail.reasons)
  const { name: organisation, timeZone } = await settingsOf(ctx.db, 'organisation')
  const document = await caseDocument({ ...detail, ...shown, figures: shown.figures as CaseFigures, ordinal, organisation, timeZone, locale: language, madeAt: ctx.now })
  return { name: `${caseCode(number)}.pdf`, type: 'application/pdf', bytes: await pdfOf(document) }
}

/** The case as a workbook with live formulas, computing to what its page shows: the draft as it is now, or the version that was handed in. */
export async function caseWorkbookFile(ctx: Ctx, input: Asked) {
  const { found, language, version, number } = await taken(ctx, { ...input, format: 'xlsx' })
  const detail = await getCase(ctx, { number })
  const ordinal = version ?? detail.frozen
  const { figures, body } = ordinal === null ? detail : await frozenFigures(ctx, found.id, ordinal)
  if (!figures) throw ruleError(detail.reasons)
  const words = await messageText(language)
  const { id, name, version: state } = found
  return { name: `${caseCode(number)}.xlsx`, type: XLSX, bytes: caseWorkbook({ id, code: caseCode(number), name, version: state, currency: figures.currency, body, resolved: figures.resolved }, words) }
}
