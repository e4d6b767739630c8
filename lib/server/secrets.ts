import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { keyFor } from './keys'

/** Where a secret belongs, such as EngineSecret, 7, apiKey: its cipher opens nowhere else. */
export interface SecretPlace {
  table: string
  row: string
  field: string
}
export interface SealedSecret {
  cipher: string
  keyVersion: number
}

/** The cipher is damaged, belongs elsewhere, or was made with another installation's secret. */
export class SecretUnreadable extends Error {
  constructor() {
    super('a stored secret cannot be decrypted')
  }
}

const FORMAT = 'g1'

/** AES-256-GCM with a random nonce, bound to table, row, field and key version; the key is derived from the installation's secret. */
export function sealSecret(place: SecretPlace, plain: string, keyVersion: number, secret?: string): SealedSecret {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', versionKey(keyVersion, secret), nonce)
  cipher.setAAD(bound(place, keyVersion))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return { cipher: [FORMAT, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.'), keyVersion }
}

/** @throws SecretUnreadable */
export function openSecret(place: SecretPlace, sealed: SealedSecret, secret?: string): string {
  const [format, nonce, tag, body, rest] = sealed.cipher.split('.')
  if (format !== FORMAT || !nonce || !tag || body === undefined || rest !== undefined) throw new SecretUnreadable()
  try {
    const decipher = createDecipheriv('aes-256-gcm', versionKey(sealed.keyVersion, secret), Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
    decipher.setAAD(bound(place, sealed.keyVersion))
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
  } catch {
    throw new SecretUnreadable()
  }
}

const bound = ({ table, row, field }: SecretPlace, keyVersion: number) => Buffer.from(`${table}\n${row}\n${field}\n${keyVersion}`)

const versionKey = (keyVersion: number, secret?: string) =>
  Buffer.from(hkdfSync('sha256', keyFor('engine-secret', secret), 'wheelhouse', `engine-secret/${keyVersion}`, 32))
