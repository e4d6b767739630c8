import { configs } from '@/lib/core/autochecks/config'
import type { CheckKind } from '@/lib/core/autochecks/words'
import { runProbe, type ProbeOptions, type Trial } from '@/lib/probes/run-probe'

/** Runs one probe on loopback, which is listed unless `allow` says otherwise. */
export async function tried(kind: CheckKind, config: unknown, rest: Partial<Trial> = {}, options: Partial<ProbeOptions> = {}) {
  const { hosts = ['localhost', '127.0.0.1'], ...given } = options
  return runProbe(
    { kind, config: configs[kind].parse(config), secrets: {}, samples: [], schemaText: null, now: new Date(), ...rest },
    { hosts, signal: new AbortController().signal, ...given },
  )
}

/** Name of the fault alone, or "pass". */
export const faultIn = async (...asked: Parameters<typeof tried>) => (await tried(...asked)).verdict.fault ?? 'pass'
