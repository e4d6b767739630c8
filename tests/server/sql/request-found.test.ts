import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { searchTerms, searchTokens } from '@/lib/core/requests/search-tokens'
import { requestWords } from '@/lib/features/requests/index-request'
import { systemCtx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import type { RequestListQuery, RequestPage } from '@/lib/server/sql/request-conditions'
import { findRequests } from '@/lib/server/sql/request-found'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
const ctx = systemCtx('search')
const everything: RequestListQuery = {
  draftsOf: null, statuses: null, types: null, departmentIds: null, processId: null, automationId: null, submitterId: null, named: false, heldBy: null,
  assessorId: null, overdueOn: null, scoreFrom: null, scoreTo: null, from: null, before: null, technology: null, terms: [], ids: null,
}
const statuses = ['submitted', 'assessed', 'live', 'draft']
const vocabulary = ['invoice', 'invoices', 'order', 'Über', '采购', '采购订单', '订单重复', 'sap42']
const questions = ['invoice', 'invoices', 'inv', 'order sap', '采购', '采', '订单', 'über', 'nothing', 'o', '购订 order', 'R-1007']
const COUNT = 160

interface Row {
  number: number
  status: string
  type: string
  text: string
  submittedAt: Date | null
  updatedAt: Date
  scoreHundredths: number | null
  hoursPerYearTenths: number | null
  votes: number
}
const rows: Row[] = []

// A number of its own for every draw: the same data in both databases.
let state = 20_261_122
const below = (n: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
  return Math.floor((state / 2 ** 32) * n)
}

beforeAll(async () => {
  await database.reset()
  const { id } = await db.person.create({ data: { name: 'P', email: 'p@example.test', searchText: '' } })
  for (let i = 0; i < COUNT; i += 1) {
    const status = statuses[below(statuses.length)]!
    const at = new Date(Date.UTC(2026, 0, 1 + below(20)))
    rows.push({
      number: 1001 + i, status, type: below(3) ? 'idea' : 'problem', text: Array.from({ length: below(4) }, () => vocabulary[below(vocabulary.length)]).join(' '),
      submittedAt: status === 'draft' ? null : at, updatedAt: new Date(at.getTime() + below(5) * 1000), scoreHundredths: below(3) ? below(30) * 100 : null,
      hoursPerYearTenths: below(4) ? below(9) : null, votes: below(4),
    })
  }
  await db.request.createMany({
    data: rows.map(({ text, ...row }) => ({ ...row, title: text, statusSince: row.updatedAt, createdAt: row.updatedAt, submitterId: id, searchText: requestWords({ number: row.number, title: text, pain: '' }) })),
  })
})

const fits = (row: Row, question: string): boolean => {
  const tokens = searchTokens(`${row.number} r${row.number} ${row.text}`)
  return searchTerms(question).every(({ token, prefix }) => tokens.some((one) => (prefix ? one.startsWith(token) : one === token)))
}
const valueOf = { submitted: (row: Row) => row.submittedAt?.getTime() ?? null, number: (row: Row) => row.number, score: (row: Row) => row.scoreHundredths, hours: (row: Row) => row.hoursPerYearTenths, votes: (row: Row) => row.votes, updated: (row: Row) => row.updatedAt.getTime() }
type Sort = keyof typeof valueOf

function sorted(found: readonly Row[], sort: Sort, dir: 'asc' | 'desc'): Row[] {
  const value = valueOf[sort]
  const way = dir === 'asc' ? 1 : -1
  return [...found].sort((a, b) => {
    const [x, y] = [value(a), value(b)]
    if (x === y) return way * (a.number - b.number)
    if (x === null) return 1
    return y === null ? -1 : way * (x - y)
  })
}

const asked = fc.record({
  question: fc.constantFrom(...questions),
  statuses: fc.constantFrom<string[] | null>(null, ['submitted'], ['assessed'], ['submitted', 'live'], ['parked']),
  types: fc.constantFrom<string[] | null>(null, ['problem']),
  sort: fc.constantFrom<Sort>('submitted', 'number', 'score', 'hours', 'votes', 'updated'),
  dir: fc.constantFrom<'asc' | 'desc'>('asc', 'desc'),
  limit: fc.integer({ min: 1, max: 12 }),
  page: fc.integer({ min: 0, max: 3 }),
  bounds: fc.record({ matches: fc.integer({ min: 1, max: 60 }), firstSteps: fc.constantFrom(0, 5, 40, 400), steps: fc.constantFrom(3, 30, 400), stepsBefore: fc.constantFrom(0, 3) }),
})

describe('a page of a search', () => {
  it('is the page of all matches in their order, whichever way it was found, and says so when it is not', async () => {
    const ways = { whole: 0, more: 0, cut: 0 }
    await fc.assert(
      fc.asyncProperty(asked, async ({ question, statuses: wanted, types, sort, dir, limit, page, bounds }) => {
        const shown = (row: Row) => (wanted ? wanted.includes(row.status) : row.status !== 'draft') && (!types || types.includes(row.type))
        const matches = rows.filter((row) => fits(row, question))
        const query = { ...everything, terms: searchTerms(question), statuses: wanted, types }
        const found = await findRequests(ctx, query, { sort, dir, limit, offset: page * limit }, bounds)
        const looked = found.cut ? [...matches].sort((a, b) => b.number - a.number).slice(0, bounds.matches + 1) : matches
        const fitting = sorted(looked.filter(shown), sort, dir)
        expect(found.numbers).toEqual(fitting.slice(page * limit, (page + 1) * limit).map(({ number }) => number))
        const all = matches.filter(shown).length
        if (found.more) expect(found.total).toBeLessThanOrEqual(all)
        else expect(found.total).toBe(all)
        if (found.cut) expect(matches.length).toBeGreaterThan(bounds.matches)
        ways[found.cut ? 'cut' : found.more ? 'more' : 'whole'] += 1
      }),
      { numRuns: 400, seed: 7 },
    )
    for (const times of Object.values(ways)) expect(times).toBeGreaterThan(10)
  })

  it('leads machines through everything, page after page, however rare or frequent it is', async () => {
    for (const question of ['inv', 'o', '采', 'order sap'])
      for (const wanted of [null, ['live']]) {
        const query = { ...everything, terms: searchTerms(question), statuses: wanted }
        const seen: number[] = []
        let after: RequestPage['after']
        for (;;) {
          const { numbers } = await findRequests(ctx, query, { sort: 'submitted', dir: 'desc', limit: 4, after, whole: true }, { matches: 6, firstSteps: 9, steps: 3, stepsBefore: 0 })
          if (!numbers.length) break
          seen.push(...numbers)
          const last = rows.find(({ number }) => number === numbers.at(-1))!
          after = { at: last.submittedAt!.getTime(), number: last.number }
        }
        const all = rows.filter((row) => fits(row, question) && (wanted ? wanted.includes(row.status) : row.status !== 'draft'))
        expect(seen).toEqual(sorted(all, 'submitted', 'desc').map(({ number }) => number))
      }
  })
})
