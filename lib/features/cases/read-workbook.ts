import { caseDiff } from '@/lib/core/cases/diff'
import { CaseBody } from '@/lib/core/finance/case'
import { locales } from '@/lib/core/localized'
import { readTable } from '@/lib/documents/read-table'
import { importFile } from '@/lib/features/transfer/read-rows'
import { messageText } from '@/lib/i18n/message-text'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { pathOfFile } from '@/lib/server/file-store'
import { requireStep } from './record'
import { WorkbookFile } from './schema'
import { caseFor, type GuardedCase } from './visible'
import { readCaseWorkbook, type WorkbookRow } from './workbook-read'

/** A workbook has a row a line and one a setting; beyond this it is something else. */
const MOST_ROWS = 1000

/** The case with the typed inputs of an uploaded workbook; see `readCaseWorkbook`. Asks for no permission. */
export async function bodyFromFile(ctx: Ctx, found: Pick<GuardedCase, 'id' | 'body'>, fileId: string) {
  const file = await importFile(ctx, fileId)
  const rows: WorkbookRow[] = []
  for await (const batch of readTable(pathOfFile(env().DATA_DIR, file.sha256))) {
    rows.push(...batch)
    if (rows.length > MOST_ROWS) break
  }
  const before = CaseBody.parse(JSON.parse(found.body))
  const words = await Promise.all(locales.map((locale) => messageText(locale)))
  return { file, before, read: readCaseWorkbook(rows, { id: found.id, body: before }, words) }
}

/** What a workbook would change in the draft, line by line, or why not; stores nothing. */
export const readWorkbook = query({
  permission: 'case:edit',
  input: WorkbookFile,
  async run(ctx, { number, fileId }) {
    const found = await caseFor(ctx, { number }, 'case:edit')
    await requireStep(ctx, found, 'save')
    const { file, before, read } = await bodyFromFile(ctx, found, fileId)
    return {
      id: found.id, number, version: found.version, fileId, fileName: file.name,
      diff: read.ok ? caseDiff(before, read.value) : null,
      problems: read.ok ? [] : read.reasons,
    }
  },
})
