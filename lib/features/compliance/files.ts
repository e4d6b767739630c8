import { impactCode } from '@/lib/core/compliance/impact'
import { localDay } from '@/lib/core/calendar/local-day'
import { pdfOf } from '@/lib/documents/pdf'
import { processFor } from '@/lib/features/processes/visible'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { requireFor } from '@/lib/server/scope'
import { settingsOf } from '@/lib/server/settings'
import { assessmentFor, namedFacts } from './assessment'
import { getAssessment } from './assessment-queries'
import { assessmentDocument, recordsDocument } from './documents'
import { overviewRows } from './overview'
import { AssessmentFile, OverviewFilter, RecordFile } from './schema'

/** What the address asks for, read by the schema */
type Asked = Record<string, string | undefined>

/** That a file leaves stands on the trail before its first byte does. */
const assessmentTaken = command({
  permission: 'compliance:export',
  input: AssessmentFile,
  async run(ctx, { number, language }) {
    const found = await assessmentFor(ctx, { number })
    requireFor(ctx, 'compliance:export', found.process.department?.path ?? null)
    return { result: { number, language }, audit: { action: 'impact.file-taken', entity: 'impact', entityId: found.id, facts: { ...namedFacts(found), format: 'pdf', language } } }
  },
})

const recordsTaken = command({
  permission: 'compliance:export',
  input: RecordFile,
  async run(ctx, { processId, language }) {
    if (processId) await processFor(ctx, processId, 'compliance:export')
    return { result: { processId, language }, audit: { action: 'compliance.file-taken', entity: processId ? 'process' : 'compliance', entityId: processId ?? ctx.actor.id, facts: { format: 'pdf', language } } }
  },
})

/** The assessment on paper in either language: what was handed in, or the draft as it is now and marked as one. */
export async function assessmentPdf(ctx: Ctx, input: Asked) {
  const { number, language } = await assessmentTaken(ctx, input)
  const { name: organisation, timeZone } = await settingsOf(ctx.db, 'organisation')
  const document = await assessmentDocument({ locale: language, organisation, timeZone, madeAt: ctx.now }, await getAssessment(ctx, { number }))
  return { name: `${impactCode(number)}.pdf`, type: 'application/pdf', bytes: await pdfOf(document) }
}

/** The record of processing activities of all processes that the reader may see, or of one. */
export async function recordsPdf(ctx: Ctx, input: Asked) {
  const { processId, language } = await recordsTaken(ctx, input)
  const { name: organisation, timeZone } = await settingsOf(ctx.db, 'organisation')
  const today = localDay(ctx.now.getTime(), timeZone)
  const { rows } = await overviewRows(ctx, OverviewFilter.parse({ sort: 'name', dir: 'asc' }))
  const document = await recordsDocument({ locale: language, organisation, timeZone, madeAt: ctx.now }, processId ? rows.filter(({ id }) => id === processId) : rows, today)
  return { name: `records-of-processing-${today}.pdf`, type: 'application/pdf', bytes: await pdfOf(document) }
}
