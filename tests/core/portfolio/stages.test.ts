import { describe, expect, it } from 'vitest'
import { decideStage, nextStep, stages, steps, stepsFrom, type StageFacts } from '@/lib/core/portfolio/stages'

const ready: StageFacts = {
  stage: 'in-test',
  archived: false,
  ownerId: 'li',
  deputyId: 'wang',
  builderId: 'zhao',
  builtBefore: false,
  phaseId: 'pilot',
  hasBaseline: true,
  linked: 1,
  byId: 'chen',
  held: { compatibility: [], compliance: [] },
}

describe('stages of an automation', () => {
  it('go live with two owners, a phase, a frozen baseline and somebody else than the builder', () => {
    expect(decideStage(ready, 'live')).toMatchObject({ ok: true, value: { kind: 'forward' } })
  })

  it.each([
    ['no deputy', { deputyId: null }, ['twoOwners']],
    ['one person as both owners', { deputyId: 'li' }, ['twoOwners']],
    ['no baseline', { hasBaseline: false }, ['baselineFrozen']],
    ['no phase', { phaseId: null }, ['inPhase']],
    ['the builder asking', { byId: 'zhao' }, ['notByBuilder']],
    ['a former builder asking', { builtBefore: true }, ['notByBuilder']],
    ['nothing ready', { deputyId: null, hasBaseline: false, phaseId: null }, ['twoOwners', 'inPhase', 'baselineFrozen']],
  ] as const)('do not go live with %s, and all reasons are named', (_, missing, checks) => {
    const decision = decideStage({ ...ready, ...missing }, 'live')
    expect(decision).toEqual({ ok: false, reasons: checks.map((check) => ({ key: `automations.checks.${check}` })) })
  })

  it('name behind a check of another register what that register waits for', () => {
    const held = { ...ready.held, compliance: [{ key: 'compliance.gaps.purpose', who: ['Li'], href: '/compliance/p/edit' }] }
    expect(decideStage({ ...ready, held }, 'live')).toEqual({ ok: false, reasons: [{ key: 'automations.checks.compliance' }, { key: 'compliance.gaps.purpose' }] })
    expect(decideStage({ ...ready, stage: 'live', held }, 'watched')).toMatchObject({ ok: true })
  })

  it('are handed to regular operation only when an engine reports runs', () => {
    expect(decideStage({ ...ready, stage: 'live', linked: 0 }, 'watched')).toMatchObject({ ok: false })
    expect(decideStage({ ...ready, stage: 'live' }, 'watched')).toMatchObject({ ok: true })
  })

  it('are never skipped', () => {
    expect(decideStage({ ...ready, stage: 'assessed' }, 'live')).toMatchObject({ ok: false, reasons: [{ key: 'automations.noSuchStep' }] })
    expect(decideStage({ ...ready, stage: 'live' }, 'live')).toMatchObject({ ok: false })
  })

  it('offer nothing to what is archived', () => {
    expect(stepsFrom({ ...ready, archived: true })).toEqual([])
    expect(decideStage({ ...ready, archived: true }, 'live')).toMatchObject({ reasons: [{ key: 'automations.archived' }] })
  })

  it('show what is missing on the button of the next step', () => {
    expect(nextStep({ ...ready, deputyId: null })).toMatchObject({ to: 'live', missing: ['twoOwners'] })
    expect(nextStep({ ...ready, stage: 'retired' })).toBeNull()
  })

  it('can each be reached from the start and can each be retired', () => {
    const reached = new Set(['assessed'])
    for (let i = 0; i < stages.length; i++) for (const step of steps) if (reached.has(step.from)) reached.add(step.to)
    expect([...reached].sort()).toEqual([...stages].sort())
    for (const stage of stages.filter((name) => name !== 'retired')) expect(steps).toContainEqual({ from: stage, to: 'retired', kind: 'end', checks: [] })
  })

  it('have one step at most between two stages', () => {
    const pairs = steps.map((step) => `${step.from} ${step.to}`)
    expect(new Set(pairs).size).toBe(pairs.length)
  })
})
