import { performance } from 'node:perf_hooks'
import { checkServerIdentity, connect, rootCertificates, type PeerCertificate, type SecureVersion, type TLSSocket } from 'node:tls'
import ipaddr from 'ipaddr.js'
import type { ConfigOf } from '@/lib/core/autochecks/config'
import { judgeTls, type Handshake } from '@/lib/core/autochecks/judge-tls'
import { cut, type Verdict } from '@/lib/core/autochecks/verdict'
import { ProbeFault, probeFaultOf } from './fault'
import type { Network } from './network'
import { openSocket } from './socket'

type Asked = ConfigOf<'tls'>

/** Makes a handshake, looks at what the server showed, and hangs up: not a byte of ours follows. */
export async function probeTls(config: Asked, net: Network, now: Date): Promise<Verdict> {
  const seen = await look(config, net)
  if (!config.refuseOld || seen.protocol === 'TLSv1' || seen.protocol === 'TLSv1.1') return judgeTls(seen, config, now)
  return judgeTls({ ...seen, oldAccepted: await oldVersion(config, net) }, config, now)
}

async function look(config: Asked, net: Network): Promise<Handshake> {
  const { socket, durationMs } = await shake(config, net, 'TLSv1', 'TLSv1.3')
  try {
    const certificate = socket.getPeerCertificate()
    if (!certificate?.valid_to) throw new ProbeFault('tlsFailed', { host: config.host, port: config.port })
    const why = socket.authorizationError as unknown
    const code = why ? String((why as { code?: string }).code ?? why) : null
    const names = (certificate.subjectaltname ?? '').split(', ').map((name) => name.replace(/^(DNS|IP Address):/, '')).filter(Boolean)
    return {
      host: config.host,
      port: config.port,
      protocol: socket.getProtocol() ?? '',
      subject: nameOf(certificate.subject),
      issuer: nameOf(certificate.issuer),
      names: names.map((name) => cut(name, 80)),
      nameFits: checkServerIdentity(config.host, certificate) === undefined,
      // Time and name are judged by themselves.
      chainFault: code === null || code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? null : /^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/.test(code) ? undefined : code,
      validFrom: new Date(certificate.valid_from),
      validTo: new Date(certificate.valid_to),
      durationMs,
    }
  } finally {
    socket.destroy()
  }
}

/** The version before TLS 1.2 that the server agrees to when it is offered nothing newer; null when it refuses. */
async function oldVersion(config: Asked, net: Network): Promise<string | null> {
  try {
    const { socket } = await shake(config, net, 'TLSv1', 'TLSv1.1')
    const spoken = socket.getProtocol()
    socket.destroy()
    return spoken
  } catch (error) {
    if (error instanceof ProbeFault && (error.fault === 'tooLong' || error.fault === 'tooManyCalls')) throw error
    return null
  }
}

/** A handshake with any certificate, so that it can be looked at. The caller sends nothing and closes. */
async function shake({ host, port, certificate }: Asked, net: Network, minVersion: SecureVersion, maxVersion: SecureVersion): Promise<{ socket: TLSSocket; durationMs: number }> {
  const { socket: plain } = await openSocket(net, host, port)
  const startedAt = performance.now()
  return new Promise((done, fail) => {
    const socket = connect({
      socket: plain,
      ...(ipaddr.isValid(host) ? {} : { servername: host }),
      ca: certificate ? [...rootCertificates, certificate] : [...rootCertificates],
      rejectUnauthorized: false,
      minVersion,
      maxVersion,
      // Without it the library itself would refuse what old servers offer, and the fault would have no name.
      ciphers: 'DEFAULT:@SECLEVEL=0',
    })
    const end = (error: unknown) => {
      socket.destroy()
      fail(probeFaultOf(error, host, port))
    }
    const timer = setTimeout(() => end(new ProbeFault('timedOut', { host, port })), net.limits.connectMs)
    socket.once('secureConnect', () => {
      clearTimeout(timer)
      done({ socket, durationMs: Math.round(performance.now() - startedAt) })
    })
    socket.on('error', (error) => {
      clearTimeout(timer)
      end(error)
    })
    socket.once('close', () => {
      clearTimeout(timer)
      end(new ProbeFault('tlsFailed', { host, port }))
    })
  })
}

const nameOf = (holder: PeerCertificate['subject'] | undefined) => cut(String([holder?.CN ?? holder?.O ?? '–'].flat()[0]), 120)
