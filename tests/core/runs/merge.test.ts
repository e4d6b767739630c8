import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkRun } from '@/lib/core/runs/check-run'
import { mergeRun, type MergeOutcome } from '@/lib/core/runs/merge'
import type { RunFacts, RunReport, StoredRun } from '@/lib/core/runs/run'
import { readStates } from '@/lib/core/runs/states'

const NOW = Date.UTC(2026, 10, 22)
const minute = (n: number) => new Date(NOW - 3_600_000 + n * 60_000).toISOString()

function factsOf(report: Partial<RunReport>): RunFacts {
  const check = checkRun({ externalId: 'R-1', process: { externalId: 'p' }, status: 'running', ...report }, NOW)
  if (!check.ok) throw new Error(check.problem.key)
  return check.run
}

/** The outcomes of states that arrive one after the other, and what is stored in the end. */
function arrive(...states: (Partial<RunReport> & { seen?: number })[]): { outcomes: MergeOutcome[]; run: StoredRun } {
  let run: StoredRun | null = null
  const outcomes = states.map(({ seen, ...state }, i) => {
    const merged = mergeRun(run, factsOf(state), NOW + (seen ?? i) * 1000)
    run = merged.run ?? run
    return merged.outcome
  })
  return { outcomes, run: run! }
}

it('follows a run from queue to end', () => {
  const { outcomes, run } = arrive(
    { status: 'queued', queuedAt: minute(0) },
    { status: 'running', startedAt: minute(1) },
    { status: 'running', startedAt: minute(1) },
    { status: 'succeeded', endedAt: minute(3) },
  )
  expect(outcomes).toEqual(['created', 'updated', 'unchanged', 'updated'])
  expect(run).toMatchObject({ queuedAt: Date.parse(minute(0)), startedAt: Date.parse(minute(1)), durationMs: 120_000, at: Date.parse(minute(3)) })
  expect(readStates(run.states).map(([status]) => status)).toEqual(['queued', 'running', 'succeeded'])
})

it('never lets an older state replace a newer one', () => {
  expect(arrive({ status: 'succeeded', sourceUpdatedAt: minute(5) }, { status: 'failed', sourceUpdatedAt: minute(4) }).outcomes[1]).toBe('stale')
  expect(arrive({ status: 'running', seen: 9 }, { status: 'queued', seen: 3 }).outcomes[1]).toBe('stale')
})

it('does not reopen what is over when an open state merely arrives late', () => {
  const { outcomes, run } = arrive({ status: 'succeeded', startedAt: minute(1), endedAt: minute(3) }, { status: 'running', startedAt: minute(1) })
  expect(outcomes[1]).toBe('stale')
  expect(run.status).toBe('succeeded')
})

it('reopens what is over on evidence: a later change by the engine, or a later start', () => {
  expect(arrive({ status: 'failed', sourceUpdatedAt: minute(5) }, { status: 'running', sourceUpdatedAt: minute(6) }).outcomes[1]).toBe('updated')
  expect(arrive({ status: 'failed', startedAt: minute(1), endedAt: minute(3) }, { status: 'running', startedAt: minute(7) }).outcomes[1]).toBe('updated')
})

it('forgets the start of a run that was queued again', () => {
  const { run } = arrive({ status: 'failed', startedAt: minute(1), endedAt: minute(3) }, { status: 'queued', queuedAt: minute(7) })
  expect(run).toMatchObject({ status: 'queued', startedAt: null, endedAt: null, durationMs: null, at: Date.parse(minute(7)) })
})

it('remembers the newest time of change even when nothing else changed', () => {
  const state = { status: 'waiting', startedAt: minute(1) } as const
  const { outcomes } = arrive({ ...state, sourceUpdatedAt: minute(2) }, { ...state, sourceUpdatedAt: minute(6) }, { status: 'running', sourceUpdatedAt: minute(4) })
  expect(outcomes).toEqual(['created', 'unchanged', 'stale'])
})

it('counts a run without any date where it was first seen', () => {
  expect(arrive({ status: 'queued', seen: 5 }, { status: 'waiting', seen: 900 }).run.at).toBe(NOW + 5000)
})

it('keeps the first and the newest of very many changes of state', () => {
  const { run } = arrive({ status: 'queued' }, ...Array.from({ length: 200 }, (_, i) => ({ status: i % 2 ? ('running' as const) : ('waiting' as const) })))
  const states = readStates(run.states)
  expect(states).toHaveLength(50)
  expect(states[0]![0]).toBe('queued')
  expect(states.at(-1)![1]).toBe(NOW + 200_000)
})

it('comes to the same state in whatever order states of an engine that dates its changes arrive', () => {
  const anyStates = fc.uniqueArray(fc.record({ status: fc.constantFrom('queued', 'running', 'waiting', 'succeeded', 'failed'), updated: fc.integer({ min: 0, max: 50 }) }), {
    selector: (state) => state.updated,
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(anyStates.chain((states) => fc.tuple(fc.constant(states), fc.shuffledSubarray(states, { minLength: states.length }))), ([states, order]) => {
      const { run } = arrive(...order.map(({ status, updated }) => ({ status, sourceUpdatedAt: minute(updated) }) as Partial<RunReport>))
      const newest = [...states].sort((a, b) => b.updated - a.updated)[0]!
      expect(run).toMatchObject({ status: newest.status, sourceUpdatedAt: Date.parse(minute(newest.updated)) })
    }),
  )
})
