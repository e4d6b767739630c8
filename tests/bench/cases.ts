import { CaseBody, teiConventions } from '@/lib/core/finance/case'
import { computeCase } from '@/lib/core/finance/compute'
import { simulate } from '@/lib/core/finance/simulate.mjs'
import { simulationOf } from '@/lib/core/finance/simulation'
import { simulateInThread } from '@/lib/features/cases/simulate-in-thread'
import { limits, median, thousands, type Line } from './limits'

const DRAWS = 10_000
const LINES = 40
const MONTHS = 60

const body = CaseBody.parse({
  horizon: { unit: 'month', start: '2026-01', periods: MONTHS },
  discountRateBp: 1000,
  conventions: teiConventions,
  lines: Array.from({ length: LINES }, (_, i) => ({
    id: `line-${i}`, label: `Line ${i}`, confidence: 'medium', riskBp: 500, range: { lowBp: 7500, highBp: 13_000, shape: i % 2 ? 'pert' : 'triangular' },
    recurrence: i % 4 ? { kind: 'every', from: 1, growthBp: 200 } : { kind: 'once', at: i % 12 },
    amount: { kind: 'typed', perPeriod: String(1000 + 37 * i) },
    ...(i % 2 ? { kind: 'benefit', category: 'cash' } : { kind: 'cost', category: 'run' }),
  })),
})
const found = simulationOf(body, {}, { seed: 1, draws: DRAWS })
if (!found.ok) throw new Error('the case does not compute')
const problem = found.value

/** The same sums by hand: inverse triangle, one multiplication a column, NPV added up, sorted once. */
function bareSimulation(): number {
  const npvs = new Float64Array(DRAWS)
  const totals = new Float64Array(DRAWS * problem.columns)
  for (const { low, high, pv, flows } of problem.lines) {
    const width = high - low
    for (let d = 0; d < DRAWS; d += 1) {
      const u = Math.random()
      const multiple = u < (1 - low) / width ? low + Math.sqrt(u * width * (1 - low)) : high - Math.sqrt((1 - u) * width * (high - 1))
      npvs[d]! += pv * multiple
      for (let i = 0; i < problem.columns; i += 1) totals[d * problem.columns + i]! += flows[i]! * multiple
    }
  }
  return npvs.sort()[DRAWS / 2]! + totals[0]!
}

/** Three scenarios, each line on each column times its discount, and the rate of return by halving. */
function bareCase(): number {
  let sum = 0
  for (let scenario = 0; scenario < 3; scenario += 1) {
    const net = new Array<number>(MONTHS + 1).fill(0)
    for (const { flows } of problem.lines) for (let i = 0; i <= MONTHS; i += 1) net[i]! += flows[i]! * (0.9 + scenario / 10)
    const npv = (rate: number) => net.reduce((total, flow, i) => total + flow * (1 + rate) ** -i, 0)
    let [low, high] = [-0.5, 10]
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2
      if (npv(middle) > 0) low = middle
      else high = middle
    }
    sum += npv(0.008) + low
  }
  return sum
}

/** Milliseconds of processor, all threads: a machine that is busy with something else does not count. */
async function timed(work: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** Both by turns, `times` in a row; the first rounds warm up. */
async function compared(ours: () => unknown, bare: () => unknown, rounds: number, times = 1): Promise<[number, number]> {
  const measured: [number[], number[]] = [[], []]
  const often = (work: () => unknown) => () => {
    for (let i = 0; i < times; i += 1) work()
  }
  for (let round = 0; round < rounds + 3; round += 1) {
    const pair: [number, number] = [await timed(often(ours)), await timed(often(bare))]
    if (round >= 3) pair.forEach((time, i) => measured[i]!.push(time / times))
  }
  return [median(measured[0]), median(measured[1])]
}

const size = `${LINES} lines, ${MONTHS} months`
const [drawn, bareDrawn] = await compared(() => simulate(problem), bareSimulation, 7)
const threads: number[] = []
for (let i = 0; i < 7; i += 1) threads.push(await timed(() => simulateInThread(problem)))
const [computed, bareComputed] = await compared(() => computeCase(body, {}), bareCase, 9, 20)
const lines: Line[] = [
  { what: 'case, simulation against a bare loop', value: drawn / bareDrawn, rule: 'at-most', limit: limits.simulationFactor, detail: `${thousands(DRAWS)} draws, ${size}: ${drawn.toFixed(0)} ms, bare ${bareDrawn.toFixed(0)} ms` },
  { what: 'case, simulation in its thread, ms', value: median(threads), rule: 'at-most', limit: limits.simulationMs, detail: `${thousands(DRAWS)} draws, ${size}, with the start of the thread, of processor` },
  { what: 'case, all figures against a bare loop', value: computed / bareComputed, rule: 'at-most', limit: limits.caseFactor, detail: `three scenarios, ${size}: ${computed.toFixed(2)} ms, bare ${bareComputed.toFixed(2)} ms` },
]
console.log(JSON.stringify(lines))
