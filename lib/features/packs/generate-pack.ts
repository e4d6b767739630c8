import { conflict, ruleError } from '@/lib/core/errors'
import { permissions } from '@/lib/core/access'
import { monthOf, type Month } from '@/lib/core/calendar/month'
import { cockpit } from '@/lib/features/cockpit/queries'
import { keepFile, storeFile, type KeptFile } from '@/lib/features/files/store-file'
import { notify } from '@/lib/features/notices/notify'
import { pdfOf } from '@/lib/documents/pdf'
import { xlsxOf } from '@/lib/documents/xlsx'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings } from '@/lib/server/settings'
import { figuresHash } from './digest'
import { packDocument } from './document'
import { packFigures } from './figures'
import type { PackFileKind } from './file-kind'
import { monthsOwed } from './owed'
import { GeneratePack } from './schema'
import { packSheets } from './sheets'
import { packWriter } from './writer'

/** All automations and actions are frozen; paper and page show fewer. */
const EVERYTHING = { automations: 5000, actions: 500, risks: 500, fresh: true }

interface Prepared {
  programmeId: string
  month: Month
  ordinal: number
  figures: string
  hash: string
  files: { kind: PackFileKind; kept: KeptFile }[]
}

/**
 * Freezes what the cockpit shows of everything at this instant under the next number of its month, makes its documents and tells
 * the people on the list. Documents are written before the transaction: interrupted anywhere, there is a whole pack or none.
 */
export const generatePack = command({
  permission: 'pack:generate',
  input: GeneratePack,
  prepare: (ctx, { month, onlyMissing }) => preparePack(ctx, month ?? null, onlyMissing),
  async run(ctx, _input, prepared) {
    if (!prepared) return { result: null, audit: [] }
    const { programmeId, month, ordinal, figures, hash, files } = prepared
    if ((await newestOrdinal(ctx, programmeId, month)) + 1 !== ordinal) throw conflict()
    const { id } = await ctx.db.steeringPack.create({
      data: { programmeId, month, ordinal, generatedAt: ctx.now, generatedById: ctx.actor.kind === 'person' ? ctx.actor.id : null, figures, figuresHash: hash },
      select: { id: true },
    })
    const stored: { kind: PackFileKind; id: string; sha256: string }[] = []
    for (const { kind, kept } of files) {
      const file = await storeFile(ctx, { kept, entity: 'pack', entityId: id })
      await ctx.db.steeringPackFile.create({ data: { packId: id, kind, fileId: file.id } })
      stored.push({ kind, id: file.id, sha256: file.sha256 })
    }
    const told = await tellList(ctx, { id, month, ordinal }, stored)
    const facts = { name: `${month} · ${ordinal}`, figuresHash: hash, files: stored.map(({ kind, sha256 }) => ({ kind, sha256 })), told }
    return { result: { id, month, ordinal }, audit: { action: 'pack.generated', entity: 'pack', entityId: id, facts } }
  },
})

async function preparePack(ctx: Ctx, asked: Month | null, onlyMissing: boolean): Promise<Prepared | null> {
  const reader: Ctx = { ...ctx, actor: { kind: 'system', id: 'packs', name: 'packs', grants: [] } }
  const [view, { packs }] = await Promise.all([cockpit(reader, EVERYTHING), readSettings(ctx.db)])
  if (!view) throw ruleError([{ key: 'cockpit.none' }])
  const month = asked ?? monthOf(view.today)
  if (month > monthOf(view.today)) throw ruleError([{ key: 'packs.errors.future', params: { month } }])
  const programmeId = view.programme.id
  const ordinal = (await newestOrdinal(ctx, programmeId, month)) + 1
  if (onlyMissing && !(await monthsOwed(ctx)).includes(month)) return null
  const plain = packFigures(view, { at: ctx.now, month, ordinal, dayOfMonth: packs.day })
  const figures = canonicalJson(plain)
  const hash = figuresHash(figures)
  const files: Prepared['files'] = []
  for (const locale of packs.languages) {
    const write = await packWriter(locale, view.timeZone)
    const name = write.t('fileName', { month, ordinal })
    const [pdf, xlsx] = [await pdfOf(packDocument(plain, hash, write)), await xlsxOf(packSheets(plain, hash, write), view.timeZone)]
    files.push({ kind: `pdf-${locale}`, kept: await keepFile({ name: `${name}.pdf`, bytes: pdf }) }, { kind: `xlsx-${locale}`, kept: await keepFile({ name: `${name}.xlsx`, bytes: xlsx }) })
  }
  return { programmeId, month, ordinal, figures, hash, files }
}

const newestOrdinal = async (ctx: Ctx, programmeId: string, month: Month): Promise<number> =>
  (await ctx.db.steeringPack.aggregate({ where: { programmeId, month }, _max: { ordinal: true } }))._max.ordinal ?? 0

/** People on the list who may read packs now; each gets the documents in the own language, where they were made in it. */
async function tellList(ctx: Ctx, { id, month, ordinal }: { id: string; month: Month; ordinal: number }, files: readonly { kind: PackFileKind; id: string }[]): Promise<number> {
  const { packs, mail } = await readSettings(ctx.db)
  const people = await ctx.db.person.findMany({
    where: { id: { in: packs.recipients }, active: true, grants: { some: { role: { in: [...permissions['pack:read']] }, departmentId: null } } },
    select: { id: true, locale: true },
  })
  const filesFor = (locale: string) => {
    const own = files.filter(({ kind }) => kind.endsWith(`-${locale}`))
    return (own.length ? own : files).map((file) => file.id)
  }
  return notify(ctx, people.map((person) => ({ personId: person.id, kind: 'packReady', params: { month: { month } }, href: `/reports/${month}?number=${ordinal}`, dedupeKey: `pack/${id}/${person.id}`, fileIds: filesFor(person.locale ?? mail.locale) })))
}
