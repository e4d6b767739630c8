import { createHash } from 'node:crypto'
import { checklistContent, shippedChecklists, type ShippedChecklist } from '@/lib/content/checklists'
import type { PublishedTemplate } from '@/lib/core/compatibility/plan'
import { TemplateBody } from '@/lib/core/compatibility/template'
import { notFound } from '@/lib/core/errors'
import type { AuditDraft } from '@/lib/server/audit'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'

const parsed = new Map<string, TemplateBody>()
const KEPT = 300

/** A published version never changes, so its text is read once. */
export function bodyOf(version: { id: string; body: string }): TemplateBody {
  const known = parsed.get(version.id)
  if (known) return known
  const body = TemplateBody.parse(JSON.parse(version.body))
  if (parsed.size >= KEPT) parsed.clear()
  parsed.set(version.id, body)
  return body
}

export function stored(body: TemplateBody): { body: string; digest: string } {
  const text = canonicalJson(body)
  return { body: text, digest: createHash('sha256').update(text).digest('hex') }
}

export const isShipped = (key: string): key is ShippedChecklist => (shippedChecklists as string[]).includes(key)

/**
 * Inside the caller's transaction: publishes the lists that the product brings along as version 1 where they are missing, and
 * again where the product changed one that nobody here has written on. Doing it again changes nothing.
 */
export async function publishShipped(ctx: Ctx): Promise<AuditDraft[]> {
  const known = await ctx.db.compatTemplate.findMany({
    where: { key: { in: shippedChecklists } },
    select: { id: true, key: true, versions: { select: { ordinal: true, digest: true, authorId: true }, orderBy: { ordinal: 'desc' }, take: 1 } },
  })
  const byKey = new Map(known.map((template) => [template.key, template]))
  const audit: AuditDraft[] = []
  for (const key of shippedChecklists) {
    const content = checklistContent(key)
    const text = stored(content)
    const template = byKey.get(key)
    const newest = template?.versions[0]
    if (newest && (newest.authorId !== null || newest.digest === text.digest)) continue
    const ordinal = (newest?.ordinal ?? 0) + 1
    const id = template?.id ?? (await ctx.db.compatTemplate.create({ data: { key, origin: 'shipped', createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } })).id
    await ctx.db.compatTemplateVersion.create({ data: { templateId: id, ordinal, ...text, publishedAt: ctx.now }, select: { id: true } })
    audit.push({ action: 'compat-template.shipped', entity: 'compat-template', entityId: id, facts: { name: content.names.en, nameZh: content.names['zh-CN'], key, ordinal } })
  }
  return audit
}

/** The newest version of every list that counts today. */
export async function publishedTemplates(ctx: Ctx): Promise<PublishedTemplate[]> {
  const templates = await ctx.db.compatTemplate.findMany({
    where: { archivedAt: null },
    select: { key: true, versions: { select: { id: true, body: true }, orderBy: { ordinal: 'desc' }, take: 1 } },
    orderBy: [{ createdAt: 'asc' }, { key: 'asc' }],
  })
  const known = templates.flatMap(({ versions: [newest] }) => (newest ? [{ versionId: newest.id, body: bodyOf(newest) }] : []))
  return templates.length ? known : shippedChecklists.map((key) => ({ versionId: `shipped:${key}`, body: checklistContent(key) }))
}

const guarded = {
  id: true, key: true, origin: true, archivedAt: true, version: true,
  versions: { select: { id: true, ordinal: true, body: true, authorId: true, publishedAt: true }, orderBy: { ordinal: 'desc' }, take: 1 },
  draft: { select: { id: true, baseOrdinal: true, body: true, reason: true, authorId: true, version: true, updatedAt: true, author: { select: { id: true, name: true } } } },
} as const

/** A list with its newest version and its draft; throws `not_found`. */
export async function templateFor(ctx: Ctx, key: string) {
  const template = await ctx.db.compatTemplate.findUnique({ where: { key }, select: guarded })
  if (!template) throw notFound('compatTemplate')
  const { versions, ...rest } = template
  return { ...rest, newest: versions[0] ?? null }
}
export type GuardedTemplate = Awaited<ReturnType<typeof templateFor>>

/** How the trail names a list. */
export function templateName(template: GuardedTemplate): { name: string; nameZh: string } {
  const names = template.newest ? bodyOf(template.newest).names : ((JSON.parse(template.draft?.body ?? '{}') as { names?: Record<string, string> }).names ?? {})
  return { name: names.en || template.key, nameZh: names['zh-CN'] || template.key }
}
