import { verdict, fact, type Fact, type Verdict } from './verdict'

/** What a handshake showed. `nameFits`: one of the names of the certificate is the host's. */
export interface Handshake {
  host: string
  port: number
  /** TLSv1, TLSv1.1, TLSv1.2 or TLSv1.3 */
  protocol: string
  subject: string
  issuer: string
  names: string[]
  nameFits: boolean
  /** Code of the library when the chain leads to no trusted authority; null when it does, undefined when a date hid it */
  chainFault?: string | null
  validFrom: Date
  validTo: Date
  /** Version before TLS 1.2 that the server still spoke; null when it refused, undefined when nobody asked */
  oldAccepted?: string | null
  /** Milliseconds until the handshake was complete */
  durationMs: number
}

interface Asked {
  minVersion: '1.2' | '1.3'
  minDays: number
}

const DAY_MS = 86_400_000
const versions = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']

/** The gravest fault of a handshake: what makes callers fail today comes before what will. */
export function judgeTls(seen: Handshake, { minVersion, minDays }: Asked, now: Date): Verdict {
  const { host, protocol, subject, issuer } = seen
  const until = seen.validTo.toISOString()
  const daysLeft = Math.floor((seen.validTo.getTime() - now.getTime()) / DAY_MS)
  const facts: Fact[] = [
    fact('tlsSpoken', { version: sayVersion(protocol), host, port: seen.port, handshakeMs: seen.durationMs }),
    ...(seen.oldAccepted === null ? [fact('tlsOldRefused')] : seen.oldAccepted ? [fact('tlsOldAccepted', { version: sayVersion(seen.oldAccepted) })] : []),
    fact('certificateFor', { subject, names: seen.names.slice(0, 8).join(', ') || '–' }),
    fact('certificateBy', { issuer }),
    fact('certificateUntil', { fromAt: seen.validFrom.toISOString(), untilAt: until, days: daysLeft }),
    ...(seen.chainFault ? [fact('certificateUntrusted', { code: seen.chainFault })] : seen.chainFault === null ? [fact('certificateTrusted')] : []),
  ]
  if (seen.validTo <= now) return verdict('tlsExpired', { host, untilAt: until, days: Math.max(1, -daysLeft) }, facts)
  if (seen.validFrom > now) return verdict('tlsNotYet', { host, fromAt: seen.validFrom.toISOString() }, facts)
  if (!seen.nameFits) return verdict('tlsName', { host, names: seen.names.slice(0, 4).join(', ') || subject }, facts)
  if (seen.chainFault) return verdict('tlsUntrusted', { host, issuer }, facts)
  if (versions.indexOf(protocol) < versions.indexOf(`TLSv${minVersion}`)) return verdict('tlsOldVersion', { host, version: sayVersion(protocol), wanted: `TLS ${minVersion}` }, facts)
  if (seen.oldAccepted) return verdict('tlsOldVersion', { host, version: sayVersion(seen.oldAccepted), wanted: `TLS ${minVersion}` }, facts)
  if (daysLeft < minDays) return verdict('tlsExpiresSoon', { host, untilAt: until, days: daysLeft, wanted: minDays }, facts)
  return verdict(null, {}, facts)
}

const sayVersion = (protocol: string) => protocol.replace(/^TLSv1$/, 'TLS 1.0').replace(/^TLSv/, 'TLS ')
