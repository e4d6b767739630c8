import { randomInt } from 'node:crypto'
import { invalid, notFound, ruleError } from '@/lib/core/errors'
import { searchTextOf, type Locale } from '@/lib/core/localized'
import { replaceSpellings } from '@/lib/core/privacy/spellings'
import { canonicalJson } from '@/lib/server/canonical'
import { command, query, type Verb } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { dropBytes, nameOfBytes } from '@/lib/server/file-store'
import { clearSignInFailures } from '@/lib/features/people/throttle'
import { withoutTraces } from '@/lib/server/sql/erase-traces'
import { reasonsToKeep } from './erasable'
import { entriesNaming, planTexts, redactTrail, writeTexts, type TableChange } from './erase-texts'
import { planFiles } from './person-files'
import { textsOf } from './person-texts'
import { ErasePerson, PreviewErasure } from './schema'

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const instead: Record<Locale, string> = { en: 'Former colleague', 'zh-CN': '前同事' }

async function personToErase(ctx: Ctx, id: string) {
  const person = await ctx.db.person.findUnique({ where: { id }, select: { id: true, name: true, email: true, active: true, erasedAt: true } })
  if (!person) throw notFound('person')
  return person
}

/** What an erasure would touch, and what stands in its way; changes nothing. */
export const previewErasure = query({
  permission: 'personal-data:erase',
  input: PreviewErasure,
  async run(ctx, { id, also }) {
    const person = await personToErase(ctx, id)
    const texts = await textsOf(ctx, person, also)
    const [reasons, plan, entries] = await Promise.all([reasonsToKeep(ctx, person), planTexts(ctx, texts, '-'), entriesNaming(ctx, texts)])
    return { reasons, tables: rowsByTable(plan), entries: entries.length, namesake: texts.namesake, telling: texts.spellings.names.length > 0, spellings: [...texts.spellings.names, ...texts.spellings.addresses] }
  },
})

const rowsByTable = (plan: readonly TableChange[]): Record<string, number> => Object.fromEntries(plan.map(({ table, rows }) => [table.name, rows.length]))

const erase = command({
  permission: 'personal-data:erase',
  stepUp: true,
  input: ErasePerson,
  prepare: async (ctx, { id, also, confirm }) => {
    const person = await personToErase(ctx, id)
    const reasons = await reasonsToKeep(ctx, person)
    if (reasons.length) throw ruleError(reasons)
    if (confirm !== person.name) throw invalid({ confirm: [{ key: 'privacy.erase.confirmWrong' }] })
    const code = Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    const alias = `${instead[ctx.locale]} ${code}`
    const texts = await textsOf(ctx, person, also)
    const plan = await planTexts(ctx, texts, alias)
    return { code, alias, texts, tables: new Set(plan.map(({ table }) => table.name)), files: await planFiles(ctx, texts, alias, await recordsOf(ctx, id, plan)) }
  },
  async run(ctx, { id, reason }, { code, alias, texts, tables, files }) {
    // Asked again: it may have changed since.
    const person = await personToErase(ctx, id)
    const reasons = await reasonsToKeep(ctx, person)
    if (reasons.length) throw ruleError(reasons)
    const own = await removeOwn(ctx, id)
    const downloads = await removeDownloads(ctx, id)
    // Looked through as a whole before; what was found there is read anew, so that the transaction is short.
    const plan = await planTexts(ctx, texts, alias, tables)
    const entries = await entriesNaming(ctx, texts)
    const report = { tables: rowsByTable(plan), rows: Object.fromEntries(plan.map(({ table, rows }) => [table.name, rows.flatMap((row) => row.id ?? []).slice(0, 500)])), removed: own, entries: entries.length, files: files.changed.length, byHand: files.byHand }
    const why = replaceSpellings(reason, texts.spellings, alias, texts.others)
    const erasure = await ctx.db.personErasure.create({ data: { personId: id, alias, reason: why, byId: ctx.actor.id, at: ctx.now, report: canonicalJson(report) }, select: { id: true } })
    await writeTexts(ctx, plan)
    for (const file of files.changed) await ctx.db.storedFile.update({ where: { id: file.id }, data: { sha256: file.sha256, size: file.size }, select: { id: true } })
    await clearSignInFailures(ctx.db, person.email)
    await ctx.db.person.update({
      where: { id },
      data: { name: alias, email: `erased-${code.toLowerCase()}@erased.invalid`, jobTitle: null, passwordHash: null, active: false, locale: null, theme: null, timeZone: null, departmentId: null, searchText: searchTextOf(alias), erasedAt: ctx.now },
      select: { id: true },
    })
    const redacted = await redactTrail(ctx, erasure.id, entries, texts, alias)
    return {
      result: { id, alias, entries: redacted, rows: plan.reduce((sum, { rows }) => sum + rows.length, 0), files: files.changed.length, byHand: files.byHand, replaced: [...files.changed.map(({ before }) => before), ...downloads] },
      audit: { action: 'person.erased', entity: 'person', entityId: id, after: { name: alias }, facts: { reason: why, tables: report.tables, removed: own, entries: redacted, files: files.changed.length, byHand: files.byHand.length } },
    }
  },
})

/** Records whose texts name the person, and meetings whose minutes list them. */
async function recordsOf(ctx: Ctx, personId: string, plan: readonly TableChange[]): Promise<Set<string>> {
  const attended = await ctx.db.attendance.findMany({ where: { personId }, select: { meetingId: true } })
  return new Set([...plan.flatMap(({ rows }) => rows.flatMap(({ id }) => id ?? [])), ...attended.map(({ meetingId }) => meetingId)])
}

/** What is the person's alone and told nobody else anything. */
async function removeOwn(ctx: Ctx, personId: string): Promise<Record<string, number>> {
  const mine = { where: { personId } }
  await ctx.db.delivery.deleteMany({ where: { notice: { personId } } })
  const removed = {
    Delivery: (await ctx.db.delivery.deleteMany(mine)).count,
    Notice: (await ctx.db.notice.deleteMany(mine)).count,
    NoticePreference: (await ctx.db.noticePreference.deleteMany(mine)).count,
    Session: (await ctx.db.session.deleteMany(mine)).count,
    SavedView: (await ctx.db.savedView.deleteMany(mine)).count,
    RoleGrant: (await ctx.db.roleGrant.deleteMany(mine)).count,
    ApiToken: (await ctx.db.apiToken.updateMany({ ...mine, data: { name: '-', revokedAt: ctx.now } })).count,
  }
  await ctx.db.absence.updateMany({ ...mine, data: { note: null } })
  return Object.fromEntries(Object.entries(removed).filter(([, count]) => count > 0))
}

/** Files of a day: the person's own, and archives that were made for anybody, in which they may be. */
async function removeDownloads(ctx: Ctx, personId: string): Promise<string[]> {
  const where = { entity: 'draft', OR: [{ entityId: personId }, { mime: 'application/zip' }] }
  const files = await ctx.db.storedFile.findMany({ where, select: { sha256: true } })
  await ctx.db.storedFile.deleteMany({ where })
  return files.map(({ sha256 }) => sha256)
}

/**
 * Puts an alias in place of a person everywhere: their record, texts and lists of words of all tables, contents of files, and
 * the audit trail, whose chain still verifies. What they did stays, under the alias. Cannot be undone.
 */
export const erasePerson: typeof erase = Object.assign(
  async (ctx: Ctx, input: unknown) => {
    const result = await withoutTraces(() => erase(ctx, input))
    // Bytes that no row names any more, once it is sure that none does.
    for (const sha256 of result.replaced) if (!(await ctx.db.storedFile.count({ where: { sha256 } }))) await dropBytes(env().DATA_DIR, nameOfBytes(sha256), new Date(8.64e15))
    return result
  },
  { kind: erase.kind, permission: erase.permission, input: erase.input },
) satisfies Verb<typeof ErasePerson, unknown>
