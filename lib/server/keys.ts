import { hkdfSync } from 'node:crypto'
import { env } from './env'

export type KeyPurpose = 'session' | 'token' | 'audit' | 'engine-secret' | 'key-check' | 'set-up' | 'review-sample' | 'audit-export'

const derived = new Map<string, Buffer>()

/** A 32-byte key for one purpose, derived from the installation's secret (HKDF-SHA-256). */
export function keyFor(purpose: KeyPurpose, secret: string = env().WHEELHOUSE_SECRET): Buffer {
  const id = `${purpose}\n${secret}`
  let key = derived.get(id)
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', secret, 'wheelhouse', purpose, 32))
    derived.set(id, key)
  }
  return key
}
