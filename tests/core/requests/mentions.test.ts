import { describe, expect, it } from 'vitest'
import { mentionsIn, nameCandidates } from '@/lib/core/requests/mentions'

describe('mentions', () => {
  const marked = (text: string, names: string[]) => mentionsIn(text, names).map(({ start, end }) => text.slice(start, end))

  it('are whole names, the longest that fits', () => {
    expect(marked('Ask @Wang Min 王敏, please', ['Wang Min', 'Wang Min 王敏'])).toEqual(['@Wang Min 王敏'])
    expect(marked('请@王敏看一下', ['王敏'])).toEqual(['@王敏'])
  })

  it('are no half words, no mail addresses and no unknown names', () => {
    expect(marked('@Wang Mingli and min@Wang Min', ['Wang Min'])).toEqual([])
    expect(marked('@somebody', [])).toEqual([])
  })

  it('are looked for among a bounded number of candidates', () => {
    expect(nameCandidates('@Wang Min 王敏')).toEqual(expect.arrayContaining(['Wang Min', 'Wang Min 王敏']))
    expect(nameCandidates('@Abcdefgh '.repeat(500)).length).toBeLessThanOrEqual(20 * 60)
    expect(nameCandidates('no sign, a@b.c, and @ alone')).toEqual([])
  })
})
