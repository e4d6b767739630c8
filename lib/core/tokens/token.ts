const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const PREFIX = 'whl_'
const BODY = 43
const CHECK = 6

/** `whl_`, 32 random bytes in base 62, and a checksum, so that a mistyped token needs no look at the database. */
export function tokenFrom(random: Uint8Array): string {
  let number = 0n
  for (const byte of random) number = number * 256n + BigInt(byte)
  let body = ''
  for (let place = 0; place < BODY; place += 1) {
    body = ALPHABET[Number(number % 62n)] + body
    number /= 62n
  }
  return `${PREFIX}${body}${checksum(body)}`
}

/** Whether prefix, length and checksum fit: refuses typing errors and guesses without asking the database. */
export function isWellFormedToken(token: string): boolean {
  if (!token.startsWith(PREFIX) || token.length !== PREFIX.length + BODY + CHECK) return false
  const body = token.slice(PREFIX.length, -CHECK)
  return checksum(body) === token.slice(-CHECK)
}

/** FNV-1a over the body, in base 62: finds typing errors, protects nothing. */
function checksum(body: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < body.length; at += 1) hash = Math.imul(hash ^ body.charCodeAt(at), 0x01000193) >>> 0
  let text = ''
  for (let place = 0; place < CHECK; place += 1) {
    text = ALPHABET[hash % 62] + text
    hash = Math.floor(hash / 62)
  }
  return text
}
