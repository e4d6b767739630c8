import { z } from 'zod'
import { canFor, permissions } from '@/lib/core/access'
import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { notFound } from '@/lib/core/errors'
import type { PackFigures } from '@/lib/core/packs/figures'
import { monthOf, nextMonth, type Month } from '@/lib/core/calendar/month'
import { dueDay } from '@/lib/core/packs/schedule'
import type { AuditRow } from '@/lib/server/audit'
import { changedEntries } from '@/lib/server/audit-seals'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { readBytes } from '@/lib/server/file-store'
import { readSettings } from '@/lib/server/settings'
import { figuresHash } from './digest'
import type { PackFileKind } from './file-kind'
import { servedMonths } from './owed'
import { PackRef } from './schema'

const packRow = {
  id: true, month: true, ordinal: true, generatedAt: true, generatedById: true,
  files: { select: { kind: true, file: { select: { id: true, name: true, size: true, sha256: true } } }, orderBy: { kind: 'asc' } },
} as const

interface StoredFile {
  kind: string
  file: { id: string; name: string; size: number; sha256: string }
}

const filesOf = (files: readonly StoredFile[]) => files.map(({ kind, file }) => ({ kind: kind as PackFileKind, ...file }))

export type ListedPack = Awaited<ReturnType<typeof listPacks>>['packs'][number]

/** All packs, the newest month first and of each month the latest number first, with what the schedule will do next. */
export const listPacks = query({
  permission: 'pack:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [rows, { packs: settings, organisation }] = await Promise.all([
      ctx.db.steeringPack.findMany({ select: packRow, orderBy: [{ month: 'desc' }, { ordinal: 'desc' }], take: 240 }),
      readSettings(ctx.db),
    ])
    const names = await namesOf(ctx, rows.map(({ generatedById }) => generatedById))
    const today = localDay(ctx.now.getTime(), organisation.timeZone)
    const made = servedMonths(rows, organisation.timeZone, settings.day)
    return {
      packs: rows.map(({ files, generatedById, ...row }) => ({ ...row, files: filesOf(files), by: (generatedById && names.get(generatedById)) ?? null })),
      today,
      month: monthOf(today),
      nextOn: settings.enabled ? nextOn(today, settings.day, made) : null,
      recipients: settings.recipients.length,
      mayMake: canFor(ctx.actor, 'pack:generate', null),
      maySet: canFor(ctx.actor, 'settings:read', null),
    }
  },
})

function nextOn(today: Day, dayOfMonth: number, made: ReadonlySet<Month>): Day {
  const due = dueDay(monthOf(today), dayOfMonth)
  return due >= today && !made.has(monthOf(today)) ? due : dueDay(nextMonth(monthOf(today)), dayOfMonth)
}

export type PackView = Awaited<ReturnType<typeof getPack>>

/** One pack as frozen, with the other packs of its month and whether it still is what was made. */
export const getPack = query({
  permission: 'pack:read',
  input: PackRef,
  async run(ctx, { month, ordinal }) {
    const rows = await ctx.db.steeringPack.findMany({ where: { month }, select: { ...packRow, figures: true, figuresHash: true }, orderBy: { ordinal: 'desc' } })
    const pack = ordinal === undefined ? rows[0] : rows.find((row) => row.ordinal === ordinal)
    if (!pack) throw notFound('pack')
    const { files, figures, figuresHash: hash, generatedById, ...row } = pack
    const [names, trail] = await Promise.all([
      namesOf(ctx, [generatedById]),
      ctx.db.auditEntry.findFirst({ where: { entity: 'pack', entityId: row.id, action: 'pack.generated' } }) as Promise<AuditRow | null>,
    ])
    return {
      ...row,
      figures: JSON.parse(figures) as PackFigures,
      hash,
      files: filesOf(files),
      by: (generatedById && names.get(generatedById)) ?? null,
      versions: rows.map((one) => ({ ordinal: one.ordinal, generatedAt: one.generatedAt })),
      faults: await faultsOf(ctx, { figures, hash, files: filesOf(files) }, trail),
    }
  },
})

export type PackFault = 'figures' | 'trail' | 'file'

/** Computed anew: the hash of the figures, the entry in the audit trail that names it, and the bytes of every file. */
async function faultsOf(ctx: Ctx, pack: { figures: string; hash: string; files: readonly { kind: string; sha256: string }[] }, trail: AuditRow | null): Promise<PackFault[]> {
  const faults: PackFault[] = []
  if (figuresHash(pack.figures) !== pack.hash) faults.push('figures')
  const facts = trail && (JSON.parse(trail.data) as { facts?: { figuresHash?: string; files?: { kind: string; sha256: string }[] } }).facts
  const same = facts?.files?.every(({ kind, sha256 }) => pack.files.some((file) => file.kind === kind && file.sha256 === sha256)) && facts.files.length === pack.files.length
  if (!trail || (await changedEntries(ctx.db, [trail])).length || facts?.figuresHash !== pack.hash || !same) faults.push('trail')
  const bytes = await Promise.all(pack.files.map(({ sha256 }) => readBytes(env().DATA_DIR, sha256).then(() => true, () => false)))
  if (bytes.includes(false)) faults.push('file')
  return faults
}

async function namesOf(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id !== null)
  const people = wanted.length ? await ctx.db.person.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } }) : []
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** People who could be on the list: those who may read packs. */
export const packReaders = query({
  permission: 'settings:read',
  input: z.strictObject({}),
  run: (ctx) =>
    ctx.db.person.findMany({
      where: { active: true, grants: { some: { role: { in: [...permissions['pack:read']] }, departmentId: null } } },
      select: { id: true, name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 200,
    }),
})
