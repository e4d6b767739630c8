import { caseDiff } from '@/lib/core/cases/diff'
import { ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { bodyFromFile } from './read-workbook'
import { namedFacts } from './record'
import { computeDraft, storeDraft } from './save-case'
import { ApplyWorkbook } from './schema'
import { caseFor } from './visible'

/** Takes the typed inputs of a workbook into the draft; `conflict` when somebody saved since the differences were shown. */
export const applyWorkbook = command({
  permission: 'case:edit',
  input: ApplyWorkbook,
  async prepare(ctx, { number, fileId }) {
    const found = await caseFor(ctx, { number }, 'case:edit')
    const { file, before, read } = await bodyFromFile(ctx, found, fileId)
    return { file, before, read, draft: read.ok ? await computeDraft(ctx, { id: found.id, currency: found.currency, body: read.value }) : null }
  },
  async run(ctx, { number, version }, { file, before, read, draft }) {
    const found = await caseFor(ctx, { number }, 'case:edit')
    if (!read.ok || !draft) throw ruleError(read.ok ? [] : read.reasons)
    const { fields, lines } = caseDiff(before, read.value)
    if (!fields.length && !lines.length) throw ruleError([{ key: 'finance.workbook.errors.nothing' }])
    const { id, name, currency } = found
    const { result, audit } = await storeDraft(ctx, { id, version, name, currency }, draft)
    return { result, audit: [audit, { action: 'case.workbook-read', entity: 'case', entityId: id, facts: { ...namedFacts({ number, name }), file: file.name, sha256: file.sha256 } }] }
  },
})
