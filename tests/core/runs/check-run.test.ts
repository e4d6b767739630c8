import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkRun } from '@/lib/core/runs/check-run'

const now = Date.UTC(2026, 10, 22)
const good = { externalId: 'R-1', process: { externalId: 'p' }, status: 'succeeded' }
const problem = (change: object) => {
  const check = checkRun({ ...good, ...change }, now)
  return check.ok ? null : check.problem
}
const facts = (change: object) => {
  const check = checkRun({ ...good, ...change }, now)
  if (!check.ok) throw new Error(JSON.stringify(check.problem))
  return check.run
}

it.each([
  [{ externalId: '' }, 'externalId', 'required'],
  [{ externalId: 'x'.repeat(201) }, 'externalId', 'tooLong'],
  [{ externalId: 'a\u0000b' }, 'externalId', 'identifier'],
  [{ externalId: '\ud800' }, 'externalId', 'identifier'],
  [{ externalId: '   ' }, 'externalId', 'identifier'],
  [{ externalId: 7 }, 'externalId', 'type'],
  [{ process: undefined }, 'process', 'required'],
  [{ process: { externalId: null } }, 'process.externalId', 'required'],
  [{ status: 'finished' }, 'status', 'choice'],
  [{ status: undefined }, 'status', 'required'],
  [{ attempt: 0 }, 'attempt', 'tooSmall'],
  [{ attempt: 1.5 }, 'attempt', 'type'],
  [{ error: { kind: 'weather' } }, 'error.kind', 'choice'],
  [{ startedAt: '2026-11-02' }, 'startedAt', 'instant'],
  [{ startedAt: '2026-11-02T01:00:00' }, 'startedAt', 'instantZone'],
  [{ startedAt: '1999-12-31T23:59:59Z' }, 'startedAt', 'instantTooEarly'],
  [{ endedAt: '2026-11-23T00:00:01Z' }, 'endedAt', 'instantInFuture'],
  [{ startedAt: '2026-11-02T01:00:01Z', endedAt: '2026-11-02T01:00:00Z' }, 'endedAt', 'endedBeforeStarted'],
  [{ items: { handled: 3, succeeded: 2, businessExceptions: 1, systemExceptions: 1 } }, 'items', 'itemsExceedHandled'],
  [{ items: { handled: -1 } }, 'items.handled', 'tooSmall'],
  [{ attendedMs: 1e15 }, 'attendedMs', 'tooBig'],
  [{ link: 'javascript:alert(1)' }, 'link', 'link'],
  [{ link: 'https://user:secret@engine.example/' }, 'link', 'link'],
])('refuses %j by naming field and reason', (change, field, name) => {
  expect(problem(change)).toMatchObject({ field, key: `runs.problem.${name}` })
})

it.each([null, undefined, 7, 'text', []])('refuses %j, which is no record', (raw) => {
  expect(checkRun(raw, now)).toMatchObject({ ok: false, problem: { key: 'runs.problem.record' } })
})

it('names the refused value and the choices', () => {
  expect(problem({ status: 'finished' })?.params).toMatchObject({ value: 'finished', choices: expect.stringContaining('succeeded') })
})

it('cuts texts that only inform and keeps the record', () => {
  const huge = 'é'.repeat(10_000_000)
  const run = facts({ process: { externalId: 'p', name: huge }, error: { kind: 'system', message: `${'x'.repeat(3998)}😀 tail` } })
  expect(run.process.name).toHaveLength(200)
  expect(run.process.name?.endsWith('é…')).toBe(true)
  expect(run.errorMessage).toBe(`${'x'.repeat(3998)}…`)
  expect(facts({ error: { message: 'a\0b' } }).errorMessage).toBe('ab')
})

it('brings instants of every offset to one clock and takes the duration of runs that are over', () => {
  const run = facts({ startedAt: '2026-11-02T09:00:00+08:00', endedAt: '2026-11-02T01:00:39Z' })
  expect(run.durationMs).toBe(39_000)
  expect(facts({ status: 'waiting', startedAt: '2026-11-02T01:00:00Z', endedAt: '2026-11-02T01:00:39Z' }).durationMs).toBeNull()
})

it('completes items and error kinds without inventing successes', () => {
  expect(facts({ items: { handled: 5, businessExceptions: 1 } })).toMatchObject({ items: 5, itemsSucceeded: 4, itemsBusiness: 1, itemsSystem: 0 })
  expect(facts({ status: 'failed', items: { handled: 5 } })).toMatchObject({ items: 5, itemsSucceeded: 0, errorKind: 'unclassified' })
  expect(facts({ status: 'failed', error: { code: 'E' } }).errorKind).toBe('unclassified')
  expect(facts({}).errorKind).toBeNull()
  expect(facts({ attempt: undefined }).attempt).toBe(1)
})

it('never throws, whatever arrives', () => {
  fc.assert(fc.property(fc.anything(), (raw) => typeof checkRun(raw, now).ok === 'boolean'))
  fc.assert(
    fc.property(fc.record({ externalId: fc.string(), process: fc.record({ externalId: fc.string(), name: fc.string() }), status: fc.constantFrom('failed', 'x'), endedAt: fc.string(), link: fc.string() }), (raw) =>
      typeof checkRun(raw, now).ok === 'boolean',
    ),
  )
})
