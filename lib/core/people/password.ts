import type { Reason } from '../errors'
import { commonPasswords } from './common-passwords'

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 256

/** No composition rules (NIST SP 800-63B): long enough, not common, not the person's own name or address. */
export function passwordReasons(password: string, about: { email: string; name: string }): Reason[] {
  const length = [...password].length
  if (length < PASSWORD_MIN) return [{ key: 'people.password.tooShort', params: { min: PASSWORD_MIN } }]
  if (length > PASSWORD_MAX) return [{ key: 'people.password.tooLong', params: { max: PASSWORD_MAX } }]
  const plain = password.normalize('NFKC').toLowerCase()
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, '')
  if (new Set(plain).size < 5) return [{ key: 'people.password.repetitive' }]
  const base = letters.replace(/\d+$/, '')
  if (commonPasswords.has(letters) || commonPasswords.has(base)) return [{ key: 'people.password.common' }]
  const [mailbox = ''] = about.email.toLowerCase().split('@')
  const own = [about.email.toLowerCase(), mailbox, about.name.toLowerCase()]
  if (own.some((part) => part.length > 3 && (plain === part || base === part.replace(/[^\p{L}\p{N}]/gu, '')))) return [{ key: 'people.password.personal' }]
  return []
}
