import { beforeEach, describe, expect, it } from 'vitest'
import { checklistContent } from '@/lib/content/checklists'
import { assemblePlan } from '@/lib/features/compatibility/assemble-plan'
import { createTemplate, saveTemplateDraft } from '@/lib/features/compatibility/edit-template'
import { planView } from '@/lib/features/compatibility/plan-view'
import { archiveTemplate, discardTemplateDraft, publishTemplate } from '@/lib/features/compatibility/publish-template'
import { getTemplate, listTemplates } from '@/lib/features/compatibility/template-queries'
import { auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { tested } from './standing'

const { db, reset } = useDatabase()
beforeEach(reset)

const check = { ...checklistContent('crm').checks[0]!, code: 'H01', per: 'system' as const, severity: 'blocker' as const }
const body = { names: { en: 'Ledger rules', 'zh-CN': '总账规则' }, area: 'own', products: ['ledger'], checks: [check] }

describe('lists of checks', () => {
  it('stand there as the product brings them along before anybody touched them', async () => {
    const { rows } = await listTemplates(await personCtx('auditor'), {})
    expect(rows).toHaveLength(14)
    expect(rows.reduce((sum, { checks }) => sum + checks, 0)).toBe(52)
    expect(await getTemplate(await personCtx('auditor'), { key: 'sap' })).toMatchObject({ id: null, ordinal: 1, mayEdit: false })
    expect(await db.compatTemplate.count()).toBe(0)
  })

  it('are changed as a draft that counts once it is published, with what it changed on record', async () => {
    const coe = await personCtx('coe')
    const sap = checklistContent('sap')
    await saveTemplateDraft(coe, { key: 'sap', body: { ...sap, checks: [sap.checks[0], check] }, reason: 'Ours' })
    expect((await getTemplate(coe, { key: 'sap' })).draft).toMatchObject({ version: 1, problems: null, diff: { checks: [{ kind: 'added', code: 'H01' }, { kind: 'removed', code: 'C47' }] } })
    await expect(saveTemplateDraft(coe, { key: 'sap', body: sap })).rejects.toMatchObject({ code: 'conflict' })
    expect(await publishTemplate(coe, { key: 'sap', version: 1 })).toEqual({ key: 'sap', ordinal: 2 })
    expect(await auditOf('compat-template.published')).toMatchObject({ facts: { ordinal: 2, changes: [{ kind: 'added', code: 'H01' }, { kind: 'removed', code: 'C47' }] } })
    await expect(db.compatTemplateVersion.updateMany({ data: { reason: 'x' } })).rejects.toThrow()
  })

  it('are not published half-written, unchanged or overtaken', async () => {
    const coe = await personCtx('coe')
    const sap = checklistContent('sap')
    await saveTemplateDraft(coe, { key: 'sap', body: { ...sap, checks: [{ ...check, item: { en: 'Only English', 'zh-CN': '' } }] } })
    await expect(publishTemplate(coe, { key: 'sap', version: 1 })).rejects.toMatchObject({ code: 'invalid', fields: { 'checks.0.item.zh-CN': [{ key: 'errors.required' }] } })
    await saveTemplateDraft(coe, { key: 'sap', version: 1, body: sap })
    await expect(publishTemplate(coe, { key: 'sap', version: 1 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(publishTemplate(coe, { key: 'sap', version: 2 })).rejects.toMatchObject({ key: 'compatPlan.unchanged' })
    await discardTemplateDraft(coe, { key: 'sap', version: 2 })
    expect((await getTemplate(coe, { key: 'sap' })).draft).toBeNull()
  })

  it('of an organisation ask for their checks in plans from then on, and no more when archived', async () => {
    const { automation, coe } = await tested(db)
    await assemblePlan(coe, { automationId: automation.id })
    await createTemplate(coe, { key: 'ledger-rules', nameEn: 'Ledger rules', nameZh: '总账规则', products: 'ledger' })
    await expect(createTemplate(coe, { key: 'sap', nameEn: 'X', nameZh: 'X' })).rejects.toMatchObject({ fields: { key: [{ key: 'compatPlan.keyTaken' }] } })
    await saveTemplateDraft(coe, { key: 'ledger-rules', version: 1, body })
    await publishTemplate(coe, { key: 'ledger-rules', version: 2 })
    const codes = async () => (await planView(coe, { automationId: automation.id })).checks.map(({ code }) => code)
    expect(await codes()).not.toContain('H01')
    await assemblePlan(coe, { automationId: automation.id, version: 1 })
    expect(await codes()).toContain('H01')
    await archiveTemplate(coe, { key: 'ledger-rules', version: 1, archived: true })
    await assemblePlan(coe, { automationId: automation.id, version: 2 })
    expect(await codes()).not.toContain('H01')
    await expect(archiveTemplate(coe, { key: 'ledger-rules', version: 1, archived: true })).rejects.toMatchObject({ code: 'conflict' })
  })

  it.each(['ops', 'process-owner', 'steering', 'auditor', 'employee'] as const)('are not changed by the role %s', async (role) => {
    const ctx = await personCtx(role)
    await expect(createTemplate(ctx, { key: 'x', nameEn: 'X', nameZh: 'X' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(saveTemplateDraft(ctx, { key: 'sap', body })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
