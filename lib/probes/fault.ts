import type { CheckFault } from '@/lib/core/autochecks/words'
import type { MessageParams } from '@/lib/core/errors'
import { AdapterError } from '@/lib/engines/contract/faults'

/** Something that ended a probe. Carries a name and plain parameters, never a body, a header or a query. */
export class ProbeFault extends Error {
  constructor(
    readonly fault: CheckFault,
    readonly params: MessageParams = {},
  ) {
    super(fault)
    this.name = 'ProbeFault'
  }
}

const byCode: Record<string, CheckFault> = {
  ECONNREFUSED: 'refusedPort',
  UND_ERR_CONNECT_TIMEOUT: 'notReachable', ETIMEDOUT: 'notReachable', EHOSTUNREACH: 'notReachable', ENETUNREACH: 'notReachable', EHOSTDOWN: 'notReachable',
  UND_ERR_HEADERS_TIMEOUT: 'timedOut', UND_ERR_BODY_TIMEOUT: 'timedOut', TOTAL_TIMEOUT: 'timedOut',
  ENOTFOUND: 'nameUnknown', EAI_AGAIN: 'nameUnknown',
  CERT_HAS_EXPIRED: 'tlsExpired', CERT_NOT_YET_VALID: 'tlsNotYet', ERR_TLS_CERT_ALTNAME_INVALID: 'tlsName',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tlsOldVersion', ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tlsOldVersion', ERR_SSL_WRONG_VERSION_NUMBER: 'tlsFailed',
  ECONNRESET: 'cutShort', EPIPE: 'cutShort', UND_ERR_SOCKET: 'cutShort', UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'cutShort', ERR_STREAM_PREMATURE_CLOSE: 'cutShort',
}
const untrusted = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|INVALID_CA)/

const byAdapter: Partial<Record<string, CheckFault>> = { nameNotFound: 'nameUnknown', addressNever: 'addressNever', addressRefused: 'hostNotListed', portRefused: 'hostNotListed', tooLarge: 'tooLarge', cutShort: 'cutShort', unexpectedShape: 'cutShort', schemeRefused: 'settingsInvalid' }

/** Whatever the network threw, by its name; the original text, which may hold addresses and headers, is dropped. */
export function probeFaultOf(error: unknown, host: string, port: number): ProbeFault {
  for (const one of chainOf(error)) {
    if (one instanceof ProbeFault) return one
    if (one instanceof AdapterError) {
      const fault = byAdapter[one.fault]
      if (fault) return new ProbeFault(fault, { host, port })
    }
    const code = String((one as { code?: unknown }).code ?? '')
    const named = byCode[code] ?? (untrusted.test(code) ? 'tlsUntrusted' : /^(ERR_TLS_|ERR_SSL_|EPROTO)/.test(code) ? 'tlsFailed' : undefined)
    if (named) return new ProbeFault(named, { host, port, ...plain[named] })
  }
  return new ProbeFault('notReachable', { host, port })
}

/** Parameters of sentences that only a look at the certificate could fill. */
const plain: Partial<Record<CheckFault, MessageParams>> = { tlsName: { names: '–' }, tlsUntrusted: { issuer: '–' }, tlsOldVersion: { version: '–', wanted: 'TLS 1.2' }, tlsExpired: { untilAt: '', days: 0 }, tlsNotYet: { fromAt: '' } }

/** Itself, its causes and what it collects, the outermost first. */
function chainOf(error: unknown): object[] {
  const found: object[] = []
  const queue = [error]
  while (queue.length && found.length < 12) {
    const one = queue.shift()
    if (typeof one !== 'object' || one === null) continue
    found.push(one)
    if (one instanceof AggregateError) queue.push(...one.errors)
    queue.push((one as { cause?: unknown }).cause)
  }
  return found
}
