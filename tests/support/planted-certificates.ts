import './reflect-metadata'
import { webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

const crypto = webcrypto as unknown as Crypto
x509.cryptoProvider.set(crypto)

const DAY_MS = 86_400_000
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

export interface Wanted {
  /** Names in the certificate; the first is its subject */
  names?: string[]
  /** Days from now; negative: in the past */
  fromDays?: number
  untilDays?: number
  /** Signed by itself, not by the authority */
  selfSigned?: boolean
}

/** An authority of one's own, and certificates of it as they are wanted. */
export async function plantedAuthority() {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const at = (days: number) => new Date(Date.now() + days * DAY_MS)
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Planted authority', keys, signingAlgorithm: algorithm, notBefore: at(-4000), notAfter: at(4000),
    extensions: [new x509.BasicConstraintsExtension(true, 2, true)],
  })
  return {
    authority: root.toString('pem'),
    async certificate({ names = ['localhost', '127.0.0.1'], fromDays = -10, untilDays = 400, selfSigned = false }: Wanted = {}) {
      const own = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
      const alternatives = new x509.SubjectAlternativeNameExtension(names.map((name) => ({ type: /^[\d.]+$/.test(name) ? ('ip' as const) : ('dns' as const), value: name })))
      const shared = { notBefore: at(fromDays), notAfter: at(untilDays), signingAlgorithm: algorithm, extensions: [alternatives, new x509.BasicConstraintsExtension(false)] }
      const made = selfSigned
        ? await x509.X509CertificateGenerator.createSelfSigned({ name: `CN=${names[0]}`, keys: own, ...shared })
        : await x509.X509CertificateGenerator.create({ subject: `CN=${names[0]}`, issuer: root.subject, publicKey: own.publicKey, signingKey: keys.privateKey, ...shared })
      const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', own.privateKey)).toString('base64')
      return { cert: made.toString('pem'), key: `-----BEGIN PRIVATE KEY-----\n${pkcs8.match(/.{1,64}/g)!.join('\n')}\n-----END PRIVATE KEY-----\n` }
    },
  }
}
