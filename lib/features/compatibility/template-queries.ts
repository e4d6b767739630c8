import { checklistContent, shippedChecklists } from '@/lib/content/checklists'
import { can } from '@/lib/core/access'
import { areas, diffTemplates, TemplateBody } from '@/lib/core/compatibility/template'
import { z } from 'zod'
import { fieldReasons, query } from '@/lib/server/command'
import { TemplateRef } from './schema'
import { bodyOf, isShipped, templateFor } from './templates'
import { notFound } from '@/lib/core/errors'

/** Every list of checks; those that the product brings along stand there before anybody published them. */
export const listTemplates = query({
  permission: 'compatibility:read',
  input: z.strictObject({}),
  async run(ctx) {
    const stored = await ctx.db.compatTemplate.findMany({
      select: { key: true, origin: true, archivedAt: true, versions: { select: { id: true, ordinal: true, body: true, publishedAt: true, author: { select: { name: true } } }, orderBy: { ordinal: 'desc' }, take: 1 }, draft: { select: { body: true, updatedAt: true, author: { select: { name: true } } } } },
    })
    const known = stored.map(({ key, origin, archivedAt, versions: [newest], draft }) => {
      const body = newest ? bodyOf(newest) : null
      const names = body?.names ?? ((JSON.parse(draft?.body ?? '{}') as { names?: { en: string; 'zh-CN': string } }).names ?? { en: key, 'zh-CN': key })
      return { key, origin, archivedAt, names, area: body?.area ?? 'own', products: body?.products ?? [], checks: body?.checks.length ?? 0, blockers: body?.checks.filter(({ severity }) => severity === 'blocker').length ?? 0, ordinal: newest?.ordinal ?? null, publishedAt: newest?.publishedAt ?? null, author: newest?.author?.name ?? null, draft: draft && { by: draft.author.name, at: draft.updatedAt } }
    })
    const keys = new Set(known.map(({ key }) => key))
    const shipped = shippedChecklists.filter((key) => !keys.has(key)).map((key) => {
      const { names, area, products, checks } = checklistContent(key)
      return { key: key as string, origin: 'shipped', archivedAt: null, names, area, products, checks: checks.length, blockers: checks.filter(({ severity }) => severity === 'blocker').length, ordinal: 1 as number | null, publishedAt: null, author: null, draft: null }
    })
    const rows = [...known, ...shipped].sort((a, b) => areas.indexOf(a.area) - areas.indexOf(b.area) || a.key.localeCompare(b.key))
    return { rows, mayEdit: can(ctx.actor, 'compatibility-template:edit') }
  },
})

/** One list with its versions, its draft, what the draft changes and why it may not be published yet. */
export const getTemplate = query({
  permission: 'compatibility:read',
  input: TemplateRef,
  async run(ctx, { key }) {
    const mayEdit = can(ctx.actor, 'compatibility-template:edit')
    const stored = await ctx.db.compatTemplate.findUnique({ where: { key }, select: { id: true } })
    if (!stored) {
      if (!isShipped(key)) throw notFound('compatTemplate')
      const body = checklistContent(key)
      return { id: null, key, origin: 'shipped', archivedAt: null, version: 1, body: body as TemplateBody | null, ordinal: 1 as number | null, versions: [], draft: null, usedBy: 0, mayEdit }
    }
    const template = await templateFor(ctx, key)
    const rows = await ctx.db.compatTemplateVersion.findMany({ where: { templateId: template.id }, select: { id: true, ordinal: true, body: true, reason: true, publishedAt: true, author: { select: { name: true } } }, orderBy: { ordinal: 'desc' } })
    const body = template.newest ? bodyOf(template.newest) : null
    const { draft } = template
    const parsed = draft ? TemplateBody.safeParse(JSON.parse(draft.body), { reportInput: true }) : null
    return {
      id: template.id as string | null, key, origin: template.origin, archivedAt: template.archivedAt, version: template.version, body, ordinal: template.newest?.ordinal ?? null, mayEdit,
      versions: rows.map((row, i) => ({ ordinal: row.ordinal, reason: row.reason, publishedAt: row.publishedAt, author: row.author?.name ?? null, diff: diffTemplates(rows[i + 1] ? bodyOf(rows[i + 1]!) : null, bodyOf(row)), checks: bodyOf(row).checks.length })),
      draft: draft && { version: draft.version, reason: draft.reason, author: draft.author, updatedAt: draft.updatedAt, body: JSON.parse(draft.body) as Draft, problems: parsed && !parsed.success ? fieldReasons(parsed.error.issues) : null, diff: parsed?.success ? diffTemplates(body, parsed.data) : null, overtaken: (template.newest?.ordinal ?? 0) !== draft.baseOrdinal },
      usedBy: await ctx.db.compatPlan.count({ where: { checks: { some: { archivedAt: null, templateVersionId: { in: rows.map(({ id }) => id) } } } } }),
    }
  },
})
export type TemplateView = Awaited<ReturnType<typeof getTemplate>>

/** As it was typed: perhaps not yet whole. */
type Draft = z.input<typeof TemplateBody>
