import { TemplateBody } from '@/lib/core/compatibility/template'
import { conflict, invalid, ruleError } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { CreateTemplate, SaveTemplateDraft } from './schema'
import { isShipped, publishShipped, templateFor, templateName } from './templates'

const author = (ctx: Ctx): string => {
  if (ctx.actor.kind !== 'person') throw ruleError([{ key: 'compatPlan.byPeople' }])
  return ctx.actor.id
}

/** A list of an organisation's own; it begins as a draft. */
export const createTemplate = command({
  permission: 'compatibility-template:edit',
  input: CreateTemplate,
  async run(ctx, { key, nameEn, nameZh, products }) {
    const authorId = author(ctx)
    if (isShipped(key) || (await ctx.db.compatTemplate.findUnique({ where: { key }, select: { id: true } }))) throw invalid({ key: [{ key: 'compatPlan.keyTaken' }] })
    const body = { names: { en: nameEn, 'zh-CN': nameZh }, area: 'own', products: (products ?? '').split(/[,，;；]/).map((word) => word.trim()).filter(Boolean).slice(0, 20), checks: [] }
    const { id } = await ctx.db.compatTemplate.create({ data: { key, createdAt: ctx.now, updatedAt: ctx.now, draft: { create: { body: canonicalJson(body), authorId, createdAt: ctx.now, updatedAt: ctx.now } } }, select: { id: true } })
    return { result: { key }, audit: { action: 'compat-template.created', entity: 'compat-template', entityId: id, facts: { name: nameEn, nameZh, key } } }
  },
})

/** Saves the one draft of a list as it was typed; what counts stays untouched. */
export const saveTemplateDraft = command({
  permission: 'compatibility-template:edit',
  input: SaveTemplateDraft,
  async run(ctx, { key, version, body, reason }) {
    const authorId = author(ctx)
    const shipped = await publishShipped(ctx)
    const template = await templateFor(ctx, key)
    if (template.archivedAt) throw ruleError([{ key: 'compatPlan.templateArchived' }])
    const { draft, newest } = template
    if ((draft?.version ?? undefined) !== version) throw conflict()
    const data = { body: canonicalJson(body), reason: reason ?? null, authorId, updatedAt: ctx.now }
    if (draft) {
      const { count } = await ctx.db.compatTemplateDraft.updateMany({ where: { id: draft.id, version: draft.version }, data: { ...data, version: { increment: 1 } } })
      if (!count) throw conflict()
    } else {
      await ctx.db.compatTemplateDraft.create({ data: { ...data, templateId: template.id, baseOrdinal: newest?.ordinal ?? 0, createdAt: ctx.now }, select: { id: true } }).catch((error: unknown) => {
        throw isUniqueViolation(error) ? conflict() : error
      })
    }
    const problems = TemplateBody.safeParse(body)
    return {
      result: { key, version: (draft?.version ?? 0) + 1, ready: problems.success },
      audit: [...shipped, { action: 'compat-template.draft-saved', entity: 'compat-template', entityId: template.id, facts: { ...templateName(template), key, checks: body.checks.length } }],
    }
  },
})
