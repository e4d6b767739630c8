import { createHmac, randomBytes } from 'node:crypto'
import { KEY_PREFIX, signedText } from '@/lib/core/reviews/callback'
import type { Db } from '@/lib/server/db'
import { keyVersion } from '@/lib/server/key-version'
import { openSecret, sealSecret } from '@/lib/server/secrets'

const placeOf = (pointId: string) => ({ table: 'ReviewPoint', row: pointId, field: 'signing' })

/** A new signing key: in clear for the one who made it, sealed for the row. */
export async function newSigningKey(db: Db, pointId: string): Promise<{ key: string; columns: { signingCipher: string; signingKeyVersion: number } }> {
  const bytes = randomBytes(32)
  const key = KEY_PREFIX + bytes.toString('base64')
  const sealed = sealSecret(placeOf(pointId), key, await keyVersion(db))
  return { key, columns: { signingCipher: sealed.cipher, signingKeyVersion: sealed.keyVersion } }
}

/** Headers that prove where a callback comes from and when (Standard Webhooks 1.0). @throws SecretUnreadable */
export function signedHeaders(point: { id: string; signingCipher: string; signingKeyVersion: number }, callbackId: string, body: string, now: Date): Record<string, string> {
  const key = openSecret(placeOf(point.id), { cipher: point.signingCipher, keyVersion: point.signingKeyVersion })
  const timestamp = Math.floor(now.getTime() / 1000)
  return { 'webhook-id': callbackId, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signatureOf(key, callbackId, timestamp, body)}` }
}

/** As a receiver computes it. */
export const signatureOf = (key: string, id: string, timestampS: number, body: string): string =>
  createHmac('sha256', Buffer.from(key.slice(KEY_PREFIX.length), 'base64')).update(signedText(id, timestampS, body)).digest('base64')
