import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrixContent, riskLibrary } from '@/lib/content/risks'
import { heatOf } from '@/lib/core/risks/heat'
import { suggestFor } from '@/lib/core/risks/library'
import { closesCircle } from '@/lib/core/risks/links'
import { reviewReminders } from '@/lib/core/risks/reviewing'
import { riskNumber, statedIn } from '@/lib/core/risks/statement'
import { trendOf } from '@/lib/core/risks/trend'
import { effectivenessOf } from '@/lib/core/risks/controls'

describe('links', () => {
  it('close a circle over any number of steps, and only then', () => {
    const edges = [{ fromId: 'a', toId: 'b' }, { fromId: 'b', toId: 'c' }, { fromId: 'a', toId: 'd' }]
    expect([closesCircle(edges, 'c', 'a'), closesCircle(edges, 'd', 'c'), closesCircle(edges, 'a', 'a'), closesCircle(edges, 'b', 'd')]).toEqual([true, false, true, false])
  })

  it('never come to a circle when each is asked for before it is made', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 30 }), (asked) => {
        const edges: { fromId: string; toId: string }[] = []
        for (const [from, to] of asked) if (!closesCircle(edges, String(from), String(to))) edges.push({ fromId: String(from), toId: String(to) })
        for (const { fromId, toId } of edges) expect(closesCircle(edges, toId, fromId)).toBe(true)
        for (let id = 0; id <= 6; id += 1) expect(edges.some(({ fromId, toId }) => fromId === String(id) && toId === String(id))).toBe(false)
      }),
    )
  })
})

describe('the heat map', () => {
  it('counts each risk once on each side, and draws only what controls moved', () => {
    const at = (likelihood: number, impact: number) => ({ likelihood, impact })
    const heat = heatOf(matrixContent(), [{ inherent: at(5, 5), residual: at(2, 5), count: 3 }, { inherent: at(2, 2), residual: at(2, 2), count: 4 }, { inherent: at(5, 5), residual: at(1, 5), count: 1 }])
    expect(heat).toMatchObject({ total: 8, unmoved: 4 })
    expect(heat.arrows).toEqual([{ from: at(5, 5), to: at(2, 5), count: 3 }, { from: at(5, 5), to: at(1, 5), count: 1 }])
    const cells = heat.rows.flat()
    expect(cells).toHaveLength(25)
    expect(heat.rows[0]![0]).toMatchObject({ likelihood: 5, impact: 1, score: 5, band: 'yellow' })
    for (const side of ['inherent', 'residual'] as const) expect(cells.reduce((sum, cell) => sum + cell[side], 0)).toBe(8)
    expect(cells.find(({ likelihood, impact }) => likelihood === 2 && impact === 5)).toMatchObject({ residual: 3, inherent: 0 })
  })
})

describe('the trend', () => {
  it('shows each risk as it was judged then, from its opening to its closing', () => {
    const risks = [
      { openedMs: 10, closedMs: null, assessments: [{ atMs: 10, band: 'red' as const }, { atMs: 30, band: 'orange' as const }] },
      { openedMs: 20, closedMs: 35, assessments: [{ atMs: 20, band: 'green' as const }] },
    ]
    expect(trendOf(risks, [5, 10, 25, 30, 40])).toEqual([
      { atMs: 5, green: 0, yellow: 0, orange: 0, red: 0 },
      { atMs: 10, green: 0, yellow: 0, orange: 0, red: 1 },
      { atMs: 25, green: 1, yellow: 0, orange: 0, red: 1 },
      { atMs: 30, green: 1, yellow: 0, orange: 1, red: 0 },
      { atMs: 40, green: 0, yellow: 0, orange: 1, red: 0 },
    ])
  })
})

describe('reminders of reviews', () => {
  it('come on the day, every week after it, and once higher up after two weeks', () => {
    const on = (today: string) => reviewReminders({ nextReviewOn: '2026-11-20', today })
    expect(on('2026-11-19')).toEqual([])
    expect(on('2026-11-20')).toEqual([{ kind: 'riskReviewDue', day: '2026-11-20' }])
    expect(on('2026-11-26')).toEqual([{ kind: 'riskReviewDue', day: '2026-11-20' }])
    expect(on('2026-11-27')).toEqual([{ kind: 'riskReviewOverdue', day: '2026-11-27' }])
    expect(on('2026-12-20')).toEqual([{ kind: 'riskReviewOverdue', day: '2026-12-18' }, { kind: 'riskReviewEscalated', day: '2026-12-04' }])
  })
})

describe('the library', () => {
  it('holds 40 risks in both languages, none of them larger than the matrix', () => {
    const library = riskLibrary()
    expect(library.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, at) => `R${String(at + 1).padStart(2, '0')}`))
    for (const entry of library) for (const text of [entry.title, entry.cause, entry.event, entry.consequence, ...entry.controls.map((control) => control.text)]) expect(text['zh-CN']).toMatch(/[\u4e00-\u9fff]/)
    expect(library.filter(({ scope, when }) => scope === 'programme' && when.length > 0)).toEqual([])
  })

  it('suggests by technology, interfaces, data and owners, the particular before the usual', () => {
    const ids = (facts: Partial<Parameters<typeof suggestFor>[1]>) => suggestFor(riskLibrary(), { technology: 'workflow', protocols: [], dataClasses: [], twoOwners: true, ...facts }).map(({ entry }) => entry.id)
    expect(ids({})).not.toContain('R10')
    expect(ids({ technology: 'rpa' })).toContain('R10')
    expect(ids({ protocols: ['ui'] })).toContain('R10')
    expect(ids({ protocols: ['rest'] })).toEqual(expect.arrayContaining(['R09', 'R12', 'R13', 'R19']))
    expect(ids({ dataClasses: ['personal'] })).toEqual(expect.arrayContaining(['R27', 'R30']))
    expect(ids({ twoOwners: false })).toContain('R34')
    expect(ids({})).not.toContain('R34')
    const found = suggestFor(riskLibrary(), { technology: 'rpa', protocols: ['ui'], dataClasses: ['financial'], twoOwners: false })
    const firstUsual = found.findIndex(({ because }) => because[0] === 'always')
    expect(found.slice(0, firstUsual).every(({ because }) => !because.includes('always'))).toBe(true)
    expect(found.slice(firstUsual).every(({ because }) => because.length === 1)).toBe(true)
  })
})

describe('words', () => {
  it('reads numbers as people write them and falls back to English', () => {
    expect(['RK-12', 'rk-7', ' 3 ', 'R-1', 'x'].map(riskNumber)).toEqual([12, 7, 3, null, null])
    const row = { title: 'A', titleZh: '甲', cause: 'b', causeZh: null, event: 'c', eventZh: '', consequence: 'd', consequenceZh: '丁' }
    expect(statedIn('zh-CN', row)).toEqual({ title: '甲', cause: 'b', event: 'c', consequence: '丁' })
    expect(statedIn('en', row).title).toBe('A')
  })

  it('rates a control by the weaker of design and operation', () => {
    expect([effectivenessOf('effective', 'partial'), effectivenessOf('effective', 'not-rated'), effectivenessOf('weak', 'effective')]).toEqual(['partial', 'not-rated', 'weak'])
  })
})
