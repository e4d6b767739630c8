import { describe, expect, it } from 'vitest'
import { openSecret, sealSecret, SecretUnreadable } from '@/lib/server/secrets'

const place = { table: 'EngineSecret', row: '7', field: 'apiKey' }

describe('a sealed secret', () => {
  it('opens where it was sealed, and looks different each time', () => {
    const [a, b] = [sealSecret(place, 'marker 秘密', 1), sealSecret(place, 'marker 秘密', 1)]
    expect(openSecret(place, a)).toBe('marker 秘密')
    expect(a.cipher).not.toBe(b.cipher)
    expect(a.cipher).not.toContain('marker')
  })

  it('of an engine still opens as it was sealed when places were engines only', () => {
    const cipher = 'g1.BwcHBwcHBwcHBwcH.NJsPRgJjuE6IV8fQtH3XQg.8LiRv-wUR3UO5xtIcw'
    expect(openSecret(place, { cipher, keyVersion: 1 }, 'the secret of an installation that was there before')).toBe('marker 秘密')
  })

  it.each([
    ['another row', { ...place, row: '8' }, 1, undefined],
    ['another table', { ...place, table: 'AutoCheckSecret' }, 1, undefined],
    ['another field', { ...place, field: 'token' }, 1, undefined],
    ['another key version', place, 2, undefined],
    ['another installation', place, 1, 'another secret of more than thirty-two bytes'],
  ])('does not open for %s', (_, elsewhere, keyVersion, secret) => {
    const { cipher } = sealSecret(place, 'x', 1)
    expect(() => openSecret(elsewhere, { cipher, keyVersion }, secret)).toThrow(SecretUnreadable)
  })

  it('does not open after any of its characters was changed', () => {
    const sealed = sealSecret(place, 'value', 1)
    for (let i = 0; i < sealed.cipher.length; i++) {
      const flipped = Buffer.from(sealed.cipher)
      flipped[i]! ^= 2
      const cipher = flipped.toString('latin1')
      let opened = ''
      try {
        opened = openSecret(place, { ...sealed, cipher })
      } catch (error) {
        expect(error).toBeInstanceOf(SecretUnreadable)
        continue
      }
      // Only spare bits of a base64 end may be flipped without effect.
      expect(opened).toBe('value')
    }
  })

  it.each(['', 'g1', 'g1...', 'g2.AAAA.AAAA.AAAA', 'g1.AAAA.AAAA.AAAA.AAAA', 'plain'])('refuses "%s"', (cipher) => {
    expect(() => openSecret(place, { cipher, keyVersion: 1 })).toThrow(SecretUnreadable)
  })
})
