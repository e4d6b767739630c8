import { describe, expect, it } from 'vitest'
import { HINT_FROM, rankSimilar } from '@/lib/core/requests/similarity'
import ideas from './similar-ideas.json'

type Idea = (typeof ideas)[number]

/** Recall@3 over all duplicates, and the share of right hints among those that would be shown. */
function measure(written: (idea: Idea) => { title: string; pain: string }) {
  let [pairs, found, shown, right] = [0, 0, 0, 0]
  for (const idea of ideas) {
    const ranked = rankSimilar(written(idea), ideas.filter((other) => other !== idea))
    pairs += idea.same.length
    found += idea.same.filter((id) => ranked.some((row) => row.idea.id === id)).length
    const hints = ranked.filter(({ similarity }) => similarity >= HINT_FROM)
    shown += hints.length
    right += hints.filter(({ idea: { id } }) => idea.same.includes(id as never)).length
  }
  return { pairs: pairs / 2, recall: found / pairs, precision: right / shown, hinted: right / pairs }
}

const shares = (figures: ReturnType<typeof measure>) => Object.entries(figures).map(([name, value]) => `${name} ${name === 'pairs' ? value : value.toFixed(3)}`).join(', ')

describe('similar ideas, on labelled ideas of both languages', () => {
  it('are a set worth measuring on', () => {
    expect(ideas.length).toBeGreaterThanOrEqual(40)
    expect(measure((idea) => idea).pairs).toBeGreaterThanOrEqual(25)
  })

  it('are found by a full text', () => {
    const figures = measure((idea) => idea)
    console.info(`full text: ${shares(figures)}`)
    expect(figures.recall).toBeGreaterThanOrEqual(0.95)
    expect(figures.precision).toBeGreaterThanOrEqual(0.75)
    expect(figures.hinted).toBeGreaterThanOrEqual(0.9)
  })

  it('are found by the title alone, as while typing', () => {
    const figures = measure(({ title }) => ({ title, pain: '' }))
    console.info(`title alone: ${shares(figures)}`)
    expect(figures.recall).toBeGreaterThanOrEqual(0.9)
    expect(figures.precision).toBeGreaterThanOrEqual(0.7)
    expect(figures.hinted).toBeGreaterThanOrEqual(0.8)
  })

  it('are alike whatever the width and case of the letters, and nothing is like nothing', () => {
    const [best] = rankSimilar({ title: 'ＳＡＰ 物料主数据', pain: '' }, [{ title: 'sap物料主数据', pain: '' }, { title: 'Customs', pain: '' }])
    expect(best?.similarity).toBeGreaterThan(0.9)
    expect(rankSimilar({ title: ' …', pain: '' }, ideas)).toEqual([])
    expect(rankSimilar({ title: 'x', pain: '' }, [])).toEqual([])
  })
})
