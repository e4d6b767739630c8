import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { keyFor } from './keys'

/** PKCS#8 in front of the 32 bytes of an Ed25519 key. */
const PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The signing key of this installation; it follows from WHEELHOUSE_SECRET and is stored nowhere. */
const signingKey = (): KeyObject => createPrivateKey({ key: Buffer.concat([PREFIX, keyFor('audit-export')]), format: 'der', type: 'pkcs8' })

/** What anybody may have, to check a signature: PEM, and SHA-256 over its DER form in hex. */
export function exportPublicKey(): { pem: string; fingerprint: string } {
  const key = createPublicKey(signingKey())
  return {
    pem: key.export({ format: 'pem', type: 'spki' }).toString(),
    fingerprint: createHash('sha256').update(key.export({ format: 'der', type: 'spki' })).digest('hex'),
  }
}

/** Ed25519 over the bytes, base64. */
export const signExport = (bytes: Uint8Array): string => sign(null, bytes, signingKey()).toString('base64')
