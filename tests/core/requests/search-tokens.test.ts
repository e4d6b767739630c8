import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchTerms, searchTokens, tokenText } from '@/lib/core/requests/search-tokens'

/** What the index does with a term. */
const finds = (text: string, query: string): boolean => {
  const tokens = tokenText(text).split(' ')
  const terms = searchTerms(query)
  return terms.length > 0 && terms.every(({ token, prefix }) => tokens.some((one) => (prefix ? one.startsWith(token) : one === token)))
}

describe('words that a text is found by', () => {
  it('are lower-cased words and digits in compatibility form', () => {
    expect(searchTokens('Ｉnvoices ﬁled: 4.711 in SAP/R3')).toEqual(['invoices', 'filed', '4', '711', 'in', 'sap', 'r3'])
  })

  it('are pairs of neighbours in Chinese, and the last character', () => {
    expect(searchTokens('SAP采购订单，重复')).toEqual(['sap', '采购', '购订', '订单', '单', '重复', '复'])
  })

  it('leave emoji, punctuation and lone surrogates out', () => {
    expect(searchTokens('😀 <script>alert("x")</script> \ud800 …')).toEqual(['script', 'alert', 'x', 'script'])
  })

  it('are bounded, however long the text is', () => {
    expect(searchTokens('报'.repeat(1_000_000)).length).toBe(4_000)
    expect(Math.max(...searchTokens('x'.repeat(100_000)).map((token) => token.length))).toBeLessThanOrEqual(64)
  })
})

describe('looking for words', () => {
  it('finds a single Chinese character wherever it stands', () => {
    for (const character of '采购订单') expect(finds('处理采购订单', character)).toBe(true)
    expect(finds('处理采购订单', '票')).toBe(false)
  })

  it('finds words from their beginning and wants all of them', () => {
    expect(finds('Supplier invoices are typed twice', 'invoice twi')).toBe(true)
    expect(finds('Supplier invoices are typed twice', 'invoice thrice')).toBe(false)
  })

  it('takes R-1042 for a number', () => {
    for (const text of ['R-1042', 'r1042', 'R 1042', 'Ｒ－1042']) expect(searchTerms(text)).toEqual([{ token: 'r1042', prefix: false }])
    expect(searchTerms('SR-1042').map(({ token }) => token)).toEqual(['sr', '1042'])
  })

  it('has nothing to look for in punctuation', () => {
    expect(searchTerms('"*"; -- ()')).toEqual([])
  })

  it('finds every text by any piece of it', () => {
    const alphabet = fc.constantFrom(...'报销采购订单あ가abcXYZ09é .,-😀\u0301"\'*()')
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 30 }), fc.nat(29), fc.nat(10), (characters, start, length) => {
        const text = characters.join('')
        const words = characters.slice(0, start).join('') + ' ' + characters.slice(start, start + length).join('') + ' ' + characters.slice(start + length).join('')
        const piece = characters.slice(start, start + length).join('')
        // Letters r followed by digits are read as a number, the alphabet has no r.
        if (searchTerms(piece).length) expect(finds(words, piece)).toBe(true)
        expect(finds(text, text) || searchTerms(text).length === 0).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('never yields a token that a database would take for syntax', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const token of [...searchTokens(text), ...searchTerms(text).map((term) => term.token)]) expect(token).toMatch(/^[\p{L}\p{M}\p{N}]+$/u)
      }),
      { numRuns: 500 },
    )
  })

  it('reads a text as it reads its compatibility form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(searchTokens(text)).toEqual(searchTokens(text.toWellFormed().normalize('NFKC')))
      }),
    )
  })
})
