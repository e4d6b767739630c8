import { caseDiff } from '@/lib/core/cases/diff'
import { ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { bodyFromFile } from './read-workbook'
import { namedFacts } from './record'
import { saveCase } from './save-case'
import { ApplyWorkbook } from './schema'
import { caseFor } from './visible'

/** Takes the typed inputs of a workbook into the draft; `conflict` when somebody saved since the differences were shown. */
export const applyWorkbook = command({
  permission: 'case:edit',
  input: ApplyWorkbook,
  prepare: async (ctx, { number, fileId }) => bodyFromFile(ctx, await caseFor(ctx, { number }, 'case:edit'), fileId),
  async run(ctx, { number, version }, { file, before, read }) {
    const found = await caseFor(ctx, { number }, 'case:edit')
    if (!read.ok) throw ruleError(read.reasons)
    const { fields, lines } = caseDiff(before, read.value)
    if (!fields.length && !lines.length) throw ruleError([{ key: 'finance.workbook.errors.nothing' }])
    const { id, name, currency } = found
    const saved = await saveCase(ctx, { id, version, name, currency, body: read.value })
    return { result: saved, audit: { action: 'case.workbook-read', entity: 'case', entityId: id, facts: { ...namedFacts({ number, name }), file: file.name, sha256: file.sha256 } } }
  },
})
