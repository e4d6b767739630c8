import { diffTemplates, isUnchanged, TemplateBody } from '@/lib/core/compatibility/template'
import { conflict, invalid, notFound, ruleError } from '@/lib/core/errors'
import { command, fieldReasons } from '@/lib/server/command'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { ArchiveTemplate, TemplateDraftRef } from './schema'
import { bodyOf, stored, templateFor, templateName } from './templates'

/** From now on plans are assembled from the draft; those that were assembled keep theirs until somebody assembles them again. */
export const publishTemplate = command({
  permission: 'compatibility-template:edit',
  input: TemplateDraftRef,
  async run(ctx, { key, version }) {
    const template = await templateFor(ctx, key)
    const { draft, newest } = template
    if (!draft) throw notFound('compatTemplateDraft')
    if (draft.version !== version) throw conflict()
    if ((newest?.ordinal ?? 0) !== draft.baseOrdinal) throw ruleError([{ key: 'compatPlan.overtaken', params: { ordinal: newest?.ordinal ?? 0 } }])
    const parsed = TemplateBody.safeParse(JSON.parse(draft.body))
    if (!parsed.success) throw invalid(fieldReasons(parsed.error.issues))
    const body = parsed.data
    const diff = diffTemplates(newest ? bodyOf(newest) : null, body)
    if (newest && isUnchanged(diff)) throw ruleError([{ key: 'compatPlan.unchanged' }])
    const ordinal = draft.baseOrdinal + 1
    const { id } = await ctx.db.compatTemplateVersion
      .create({ data: { templateId: template.id, ordinal, ...stored(body), reason: draft.reason, authorId: draft.authorId, publishedAt: ctx.now }, select: { id: true } })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? conflict() : error
      })
    await ctx.db.compatTemplateDraft.delete({ where: { id: draft.id }, select: { id: true } })
    const changes = diff.checks.map(({ kind, code, fields }) => ({ kind, code, ...(fields.length && { fields }) }))
    return {
      result: { key, ordinal },
      audit: { action: 'compat-template.published', entity: 'compat-template', entityId: template.id, facts: { name: body.names.en, nameZh: body.names['zh-CN'], key, ordinal, versionId: id, head: diff.head, changes } },
    }
  },
})

/** Throws the draft away; a list that was never published goes with it. */
export const discardTemplateDraft = command({
  permission: 'compatibility-template:edit',
  input: TemplateDraftRef,
  async run(ctx, { key, version }) {
    const template = await templateFor(ctx, key)
    if (!template.draft) throw notFound('compatTemplateDraft')
    const { count } = await ctx.db.compatTemplateDraft.deleteMany({ where: { id: template.draft.id, version } })
    if (!count) throw conflict()
    if (!template.newest) await ctx.db.compatTemplate.delete({ where: { id: template.id }, select: { id: true } })
    return { result: { key, gone: !template.newest }, audit: { action: 'compat-template.draft-discarded', entity: 'compat-template', entityId: template.id, facts: { ...templateName(template), key } } }
  },
})

/** An archived list asks for nothing in plans that are assembled from now on. */
export const archiveTemplate = command({
  permission: 'compatibility-template:edit',
  input: ArchiveTemplate,
  async run(ctx, { key, version, archived }) {
    const template = await templateFor(ctx, key)
    if ((template.archivedAt !== null) === archived) throw conflict()
    const { count } = await ctx.db.compatTemplate.updateMany({ where: { id: template.id, version }, data: { archivedAt: archived ? ctx.now : null, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: { key }, audit: { action: archived ? 'compat-template.archived' : 'compat-template.restored', entity: 'compat-template', entityId: template.id, facts: { ...templateName(template), key } } }
  },
})
