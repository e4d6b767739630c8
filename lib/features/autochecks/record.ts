import { createHash } from 'node:crypto'
import { mayWrite } from '@/lib/core/autochecks/config'
import { isCheckFault, isCheckKind, type CheckEnvironment, type CheckKind, type CheckOutcome } from '@/lib/core/autochecks/words'
import { notFound } from '@/lib/core/errors'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { visibleCheck } from './visible'

const named = { select: { id: true, code: true, name: true, nameZh: true } } as const

export const checkFields = {
  id: true, name: true, nameZh: true, kind: true, environment: true, config: true, codes: true, writing: true, confirmedAt: true, confirmedDigest: true, everyMinutes: true,
  status: true, nextAt: true, lastOutcome: true, lastFault: true, lastAt: true, failuresInRow: true, archivedAt: true, version: true, createdAt: true, updatedAt: true, createdById: true,
  system: named,
  interface: named,
  automation: named,
  samples: { select: { name: true, mime: true, body: true }, orderBy: { ordinal: 'asc' } },
  secrets: { select: { field: true, setAt: true }, orderBy: { field: 'asc' } },
} satisfies Prisma.AutoCheckSelect

/** A check as its page and the verbs know it; of its secrets only that they are there. */
export async function checkOf(ctx: Ctx, id: string) {
  const row = await ctx.db.autoCheck.findFirst({ where: { AND: [{ id }, visibleCheck(ctx)] }, select: checkFields })
  if (!row) throw notFound('autocheck')
  const kind: CheckKind = isCheckKind(row.kind) ? row.kind : 'status'
  const config = JSON.parse(row.config) as Record<string, unknown>
  const digest = digestOf({ kind, environment: row.environment, config, samples: row.samples })
  const writes = row.writing || mayWrite(kind, config)
  return {
    ...row,
    kind,
    config,
    environment: row.environment as CheckEnvironment,
    codes: row.codes.split(' ').filter(Boolean),
    lastOutcome: row.lastOutcome as CheckOutcome | null,
    lastFault: row.lastFault !== null && isCheckFault(row.lastFault) ? row.lastFault : null,
    digest,
    writes,
    /** Nothing is tried until somebody confirms exactly this */
    confirmationMissing: writes && row.environment === 'production' && row.confirmedDigest !== digest,
  }
}
export type CheckRecord = Awaited<ReturnType<typeof checkOf>>

interface Digested {
  kind: string
  environment: string
  config: unknown
  samples: readonly { name: string; mime: string; body: string }[]
}

/** SHA-256 over everything that decides what is sent where. */
export const digestOf = ({ kind, environment, config, samples }: Digested): string =>
  createHash('sha256').update(canonicalJson({ kind, environment, config, samples: samples.map(({ name, mime, body }) => ({ name, mime, body })) })).digest('hex')

/** What the audit trail keeps: no secret, and of samples their names. */
export const audited = ({ name, nameZh, kind, environment, config, codes, writing, everyMinutes, status, samples, secrets, system, interface: one, automation }: CheckRecord) => ({
  name, nameZh, kind, environment, config, codes, writing, everyMinutes, status,
  samples: samples.map((row) => row.name),
  secrets: secrets.map(({ field }) => field),
  system: system?.name ?? null,
  interface: one?.name ?? null,
  automation: automation?.name ?? null,
})

export const namesOf = ({ name, nameZh }: { name: string; nameZh: string | null }) => ({ name, ...(nameZh && { nameZh }) })
