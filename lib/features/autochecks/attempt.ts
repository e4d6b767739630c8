import { randomUUID } from 'node:crypto'
import { mayWrite } from '@/lib/core/autochecks/config'
import { verdict, type Verdict } from '@/lib/core/autochecks/verdict'
import { isCheckKind, type CheckTrigger } from '@/lib/core/autochecks/words'
import { runProbe, TOTAL_MS, type ProbeOptions } from '@/lib/probes/run-probe'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { SecretUnreadable } from '@/lib/server/secrets'
import { digestOf } from './record'
import { readSecrets } from './secrets'
import { schemaOf } from './sound'

/** A dead holder is replaced after this; a living one has ended long before. */
const LEASE_MS = TOTAL_MS + 60_000

/** Where checks may go: usually as CHECK_HOSTS and the system say. */
export type Ways = Partial<Pick<ProbeOptions, 'hosts' | 'resolve' | 'signal'>>

export interface Attempt {
  checkId: string
  holder: string
  trigger: CheckTrigger
  verdict: Verdict
  durationMs: number
  calls: number
}

/**
 * Takes the check by compare-and-set and tries it. Null while somebody else does, or when it is gone. Talks to the network, so
 * never inside a transaction; `storeAttempt` hands the check back.
 */
export async function attempt(ctx: Ctx, checkId: string, trigger: CheckTrigger, ways: Ways = {}): Promise<Attempt | null> {
  if (ctx.inTransaction) throw new Error('checks talk to the network and are never run inside a transaction')
  const holder = randomUUID()
  const startedAt = Date.now()
  const { count } = await ctx.db.autoCheck.updateMany({
    where: { id: checkId, archivedAt: null, OR: [{ leaseUntil: null }, { leaseUntil: { lt: new Date() } }] },
    data: { leaseHolder: holder, leaseUntil: new Date(startedAt + LEASE_MS) },
  })
  if (!count) return null
  const { verdict: found, calls } = await tried(ctx, checkId, ways).catch((error: unknown) => {
    log.error({ err: error, checkId }, 'automatic check failed')
    return { verdict: verdict('internal', {}, []), calls: 0 }
  })
  return { checkId, holder, trigger, verdict: found, calls, durationMs: Date.now() - startedAt }
}

async function tried(ctx: Ctx, id: string, { hosts, resolve, signal }: Ways): Promise<{ verdict: Verdict; calls: number }> {
  const check = await ctx.db.autoCheck.findUniqueOrThrow({
    where: { id },
    select: { kind: true, environment: true, config: true, writing: true, confirmedDigest: true, interfaceId: true, samples: { select: { name: true, mime: true, body: true }, orderBy: { ordinal: 'asc' } } },
  })
  const config = JSON.parse(check.config) as Record<string, unknown>
  const refused = (fault: 'settingsInvalid' | 'notConfirmed' | 'secretUnreadable') => ({ verdict: verdict(fault, {}, []), calls: 0 })
  if (!isCheckKind(check.kind)) return refused('settingsInvalid')
  const writes = check.writing || mayWrite(check.kind, config)
  // Also where the row was changed by other means than the verbs: nothing is written that nobody confirmed as it stands.
  if (writes && (!check.writing || (check.environment !== 'test' && check.confirmedDigest !== digestOf({ ...check, config })))) return refused('notConfirmed')
  const secrets = await readSecrets(ctx.db, id).catch((error: unknown) => {
    if (error instanceof SecretUnreadable) return null
    throw error
  })
  if (!secrets) return refused('secretUnreadable')
  return runProbe(
    { kind: check.kind, config, secrets, samples: check.samples, schemaText: await schemaOf(ctx, check.interfaceId), now: ctx.now },
    { hosts: hosts ?? env().CHECK_HOSTS, resolve, signal: signal ?? new AbortController().signal },
  )
}
