import { configs, MOST_CALLS, secretFields, type ConfigOf } from '@/lib/core/autochecks/config'
import { verdict, withoutSecrets, type Verdict } from '@/lib/core/autochecks/verdict'
import type { CheckKind } from '@/lib/core/autochecks/words'
import { parseAllowList } from '@/lib/engines/http/address'
import type { Resolve } from '@/lib/engines/http/connect'
import { bounded } from '@/lib/engines/http/send'
import { createCaller, type Caller } from './caller'
import { probeEncoding, probeIdempotency, probeReplay, type Sample } from './effects'
import { ProbeFault } from './fault'
import { network, type Network, type NetworkLimits } from './network'
import { probeReach } from './reach'
import { probeTls } from './tls'
import { probeAuth, probeLatency, probeSchema, probeStatus, type Secrets } from './web'

/** What is to be tried. `config` as `configs[kind]` gives it; `schemaText` of the interface, where it has one. */
export interface Trial {
  kind: CheckKind
  config: unknown
  secrets: Secrets
  samples: readonly Sample[]
  schemaText: string | null
  now: Date
}

export interface ProbeOptions {
  /** All that may be asked, in the words of CHECK_HOSTS */
  hosts: readonly string[]
  signal: AbortSignal
  resolve?: Resolve
  limits?: Partial<NetworkLimits>
  /** For the whole run, ms */
  totalMs?: number
}

export const TOTAL_MS = 120_000

/** Tries it and says what came of it; whatever goes wrong is a fault of the verdict. Secrets stand nowhere in it. */
export async function runProbe(trial: Trial, { hosts, signal, resolve, limits, totalMs = TOTAL_MS }: ProbeOptions): Promise<{ verdict: Verdict; calls: number }> {
  const spent = { calls: 0 }
  const found = await bounded(signal, totalMs, async (ending) => {
    const net = network({ allow: parseAllowList(hosts), signal: ending, resolve, limits, most: MOST_CALLS })
    try {
      return await probe(trial, net)
    } finally {
      spent.calls = net.budget.calls
    }
  }).catch((error: unknown) => {
    if (!(error instanceof ProbeFault)) throw error
    return verdict(error.fault, error.params, [])
  })
  return { verdict: withoutSecrets(found, spelled(trial)), calls: spent.calls }
}

async function probe({ kind, config: raw, secrets, samples, schemaText, now }: Trial, net: Network): Promise<Verdict> {
  const read = configs[kind].safeParse(raw)
  if (!read.success) throw new ProbeFault('settingsInvalid', { field: read.error.issues[0]?.path.join('.') ?? '' })
  if (secretFields(read.data).some((field) => !secrets[field])) throw new ProbeFault('secretMissing')
  if (kind === 'reach') return probeReach(read.data as ConfigOf<'reach'>, net)
  if (kind === 'tls') return probeTls(read.data as ConfigOf<'tls'>, net, now)
  const caller = createCaller(net, (read.data as ConfigOf<'status'>).certificate)
  try {
    return await web(kind, read.data, caller)
  } finally {
    await caller.close()
  }

  function web(of: CheckKind, config: unknown, by: Caller): Promise<Verdict> {
    switch (of) {
      case 'latency':
        return probeLatency(config as ConfigOf<'latency'>, secrets, by)
      case 'auth':
        return probeAuth(config as ConfigOf<'auth'>, secrets, by)
      case 'schema':
        return probeSchema(config as ConfigOf<'schema'>, secrets, by, schemaText)
      case 'idempotency':
        return probeIdempotency(config as ConfigOf<'idempotency'>, secrets, by, net.signal)
      case 'encoding':
        return probeEncoding(config as ConfigOf<'encoding'>, secrets, by, net.signal)
      case 'replay':
        return probeReplay(config as ConfigOf<'replay'>, secrets, by, samples)
      default:
        return probeStatus(config as ConfigOf<'status'>, secrets, by)
    }
  }
}

/** The secrets as they are and as they travel. */
function spelled({ config, secrets }: Trial): string[] {
  const given = config as { credential?: { name?: string }; gatewayCredential?: { name?: string } }
  return (['secret', 'gatewaySecret'] as const).flatMap((field) => {
    const secret = secrets[field]
    if (!secret) return []
    const name = (field === 'secret' ? given.credential : given.gatewayCredential)?.name ?? ''
    return [secret, Buffer.from(secret).toString('base64'), Buffer.from(`${name}:${secret}`).toString('base64')]
  })
}
