import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTelling, replaceSpellings, spellingsOf } from '@/lib/core/privacy/spellings'

const min = spellingsOf(['Min Wang', '王敏'], ['min.wang@demo.example'])
const replaced = (text: string, others: string[] = []) => replaceSpellings(text, min, 'Former colleague 4K7', others)

describe('a name in texts', () => {
  it.each([
    ['Ask Min Wang about it', 'Ask Former colleague 4K7 about it'],
    ['MIN WANG, wang min; Wang, Min', 'Former colleague 4K7, Former colleague 4K7; Former colleague 4K7'],
    ['请找王敏处理', '请找Former colleague 4K7处理'],
    ['mail Min.Wang@demo.example now', 'mail Former colleague 4K7 now'],
    ['{"note":"asked\\nMin Wang"}', '{"note":"asked\\nFormer colleague 4K7"}'],
  ])('is found in %j', (text, expected) => expect(replaced(text)).toBe(expected))

  it.each(['Admin Wangari spoke', 'Min Wangler', 'xMin Wang', 'nothing of the kind'])('is not found in %j', (text) => expect(replaced(text)).toBe(text))

  it('stays where it is part of the longer name of somebody else', () => {
    expect(replaced('王敏捷 and 王敏', ['王敏捷'])).toBe('王敏捷 and Former colleague 4K7')
  })

  it('is met in either writing', () => {
    expect(spellingsOf(['Wang Min 王敏'], []).names).toEqual(['Wang Min 王敏', 'Min, Wang', 'Wang Min', 'Min Wang', '王敏'])
    expect(replaceSpellings('Wang Min 王敏 is 王敏', spellingsOf(['Wang Min 王敏'], []), '#')).toBe('# is #')
  })

  it('has to be telling: short words are left alone', () => {
    expect([isTelling('Li'), isTelling('Max'), isTelling('王'), isTelling('王敏'), isTelling('Anna'), isTelling('Li Wu')]).toEqual([false, false, false, true, true, true])
    expect(spellingsOf(['Li'], []).names).toEqual([])
  })

  it('is gone from any text that held it between spaces, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before} Min Wang ${after}`
        const out = replaceSpellings(text, { names: ['Min Wang'], addresses: [] }, '#')
        expect(out.toLowerCase()).not.toContain(' min wang ')
        if (!`${before}${after}`.toLowerCase().includes('min wang')) expect(out).toBe(`${before} # ${after}`)
      }),
    )
  })
})
