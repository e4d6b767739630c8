import { describe, expect, it } from 'vitest'
import { passwordReasons } from '@/lib/core/people/password'
import { isWellFormedToken, tokenFrom } from '@/lib/core/tokens/token'

const about = { email: 'ada.lovelace@example.com', name: 'Ada Lovelace' }
const keys = (password: string) => passwordReasons(password, about).map((reason) => reason.key)

describe('password rules', () => {
  it.each([
    ['short', 'people.password.tooShort'],
    ['x'.repeat(257), 'people.password.tooLong'],
    ['aaaaaaaaaaaaaa', 'people.password.repetitive'],
    ['password123456', 'people.password.common'],
    ['Qwertyuiop-2026', 'people.password.common'],
    ['ada.lovelace@example.com', 'people.password.personal'],
    ['adalovelace2026', 'people.password.personal'],
  ])('refuses %s', (password, reason) => expect(keys(password)).toEqual([reason]))

  it.each(['three quiet gulls land', '春眠不觉晓处处闻啼鸟夜来', 'x7#kkPq-901-tide'])('accepts %s', (password) => expect(keys(password)).toEqual([]))
})

describe('API token', () => {
  it('carries a checksum that a typing error breaks', () => {
    const token = tokenFrom(Uint8Array.from({ length: 32 }, (_, i) => i * 7))
    expect(token).toMatch(/^whl_[0-9A-Za-z]{49}$/)
    expect(isWellFormedToken(token)).toBe(true)
    for (let at = 4; at < token.length; at += 1) {
      const wrong = token.slice(0, at) + (token[at] === 'a' ? 'b' : 'a') + token.slice(at + 1)
      expect(isWellFormedToken(wrong)).toBe(false)
    }
  })
})
