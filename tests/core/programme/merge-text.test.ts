import { describe, expect, it } from 'vitest'
import { mergeTexts } from '@/lib/core/programme/merge-text'

const text = (...lines: string[]) => lines.join('\n')

describe('joining two changes of one text', () => {
  const base = text('Welcome', 'Figures', 'Closing')
  it.each<[string, string, string, string, boolean]>([
    ['nothing changed', base, base, base, false],
    ['only mine changed', text('Welcome', 'Figures ok', 'Closing'), base, text('Welcome', 'Figures ok', 'Closing'), false],
    ['only theirs changed', base, text('Welcome', 'Closing'), text('Welcome', 'Closing'), false],
    ['different lines', text('Welcome all', 'Figures', 'Closing'), text('Welcome', 'Figures', 'Closing at noon'), text('Welcome all', 'Figures', 'Closing at noon'), false],
    ['both add at the end', text(base, 'mine'), text(base, 'theirs'), text(base, 'theirs', 'mine'), false],
    ['one goes on writing the last line, the other adds one', text('Welcome', 'Figures', 'Closing early'), text(base, 'Next: May'), text('Welcome', 'Figures', 'Closing early', 'Next: May'), false],
    ['both add the same', text(base, 'same'), text(base, 'same'), text(base, 'same'), false],
    ['the same line in two ways', text('Welcome', 'Figures up', 'Closing'), text('Welcome', 'Figures down', 'Closing'), text('Welcome', 'Figures down', 'Figures up', 'Closing'), true],
    ['one removes what the other changes', text('Welcome', 'Closing'), text('Welcome', 'Figures down', 'Closing'), text('Welcome', 'Figures down', 'Closing'), true],
    ['both rewrite all', 'mine', 'theirs', text('theirs', 'mine'), true],
  ])('%s', (_, mine, theirs, expected, overlapped) => {
    expect(mergeTexts(base, mine, theirs)).toEqual({ text: expected, overlapped })
  })

  it('begins with an empty page', () => {
    expect(mergeTexts('', 'mine', 'theirs').text).toBe(text('theirs', 'mine'))
  })

  it('keeps every line that either side added, whatever both did', () => {
    let seed = 7
    const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
    const edited = (lines: string[], who: string) => {
      const result = [...lines]
      for (let i = 0; i < 4; i++) result.splice(next(result.length + 1), next(3), `${who} ${next(1000)}`)
      return result
    }
    for (let round = 0; round < 300; round++) {
      const from = Array.from({ length: next(12) }, (_, i) => `line ${i}`)
      const [mine, theirs] = [edited(from, 'mine'), edited(from, 'theirs')]
      const { text: merged } = mergeTexts(from.join('\n'), mine.join('\n'), theirs.join('\n'))
      const kept = new Set(merged.split('\n'))
      for (const line of [...mine, ...theirs]) if (!line.startsWith('line')) expect(kept.has(line), `${round}: ${line}`).toBe(true)
      for (const line of from) if (mine.includes(line) && theirs.includes(line)) expect(kept.has(line), `${round}: ${line}`).toBe(true)
    }
  })
})
