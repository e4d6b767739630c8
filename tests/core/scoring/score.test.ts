import { describe, expect, it } from 'vitest'
import { scoringContent } from '@/lib/content/scoring'
import { assess, minorOf, storedScore } from '@/lib/core/scoring/assess'
import { rules } from '@/lib/core/scoring/advice'
import { leversOf } from '@/lib/core/scoring/levers'
import { answersPart, benefitPart, economicsOf, frequencyPart, structurePart } from '@/lib/core/scoring/score'
import { fieldNames, fields } from '@/lib/core/scoring/fields'
import { fieldText, readField, readTyped } from '@/lib/core/scoring/typed'
import en from '@/content/messages/en/scoring.json'
import { workedExample } from './worked-example'

const constants = scoringContent()
const worked = assess(workedExample, {}, constants, 'CNY')

describe('the worked example of the reference', () => {
  it('gives the three parts', () => {
    expect(worked.itemsPerDay).toBeCloseTo(33.04, 10)
    expect(worked.parts.frequency).toBeCloseTo(56.74, 2)
    expect(worked.answers).toBeCloseTo(80, 10)
    expect(worked.parts.structure).toBeCloseTo(86.17, 2)
    expect(worked.parts.benefit).toBeCloseTo(65.31, 2)
  })

  it('gives benefit against cost and the net present value', () => {
    expect(worked.economics.bcr).toBeCloseTo(1.882, 3)
    expect(Math.round(worked.economics.npv / 100)).toBe(30_811)
  })

  it('gives 70.04 points before the gate and the confidence', () => {
    expect(storedScore(worked)).toBe(7004)
    expect(storedScore(assess({ ...workedExample, basis: 'estimated' }, {}, constants, 'CNY'))).toBe(6304)
    expect(storedScore(assess({ ...workedExample, basis: 'guessed' }, {}, constants, 'CNY'))).toBe(5603)
  })
})

describe('the parts of the score', () => {
  it('F reaches 100 at the full frequency and stays there', () => {
    expect(frequencyPart(0, 500)).toBe(0)
    expect(frequencyPart(500, 500)).toBe(100)
    expect(frequencyPart(50_000, 500)).toBe(100)
  })

  it('Q counts the answers that were given', () => {
    expect(answersPart([1, 1, 1, 1, 1])).toBe(0)
    expect(answersPart([5, 5, null, null, 5])).toBe(100)
    expect(answersPart([null, null, null, null, null])).toBe(0)
  })

  it('S trusts a log the more, the more cases it holds, and never wholly', () => {
    expect(structurePart(80, null, constants.log)).toBe(80)
    expect(structurePart(80, { points: 60.8, cases: 6 }, constants.log)).toBeCloseTo(80 - 0.021 * 19.2, 10)
    expect(structurePart(0, { points: 100, cases: 1_000_000 }, constants.log)).toBeCloseTo(70, 10)
  })

  it('B is 50 where benefit equals cost, 75 at three times, 0 without benefit, 100 without cost', () => {
    expect(benefitPart({ pvBenefit: 10, pvCost: 10 })).toBe(50)
    expect(benefitPart({ pvBenefit: 30, pvCost: 10 })).toBe(75)
    expect(benefitPart({ pvBenefit: 0, pvCost: 10 })).toBe(0)
    expect(benefitPart({ pvBenefit: 10, pvCost: 0 })).toBe(100)
    expect(benefitPart({ pvBenefit: 0, pvCost: 0 })).toBe(0)
  })

  it('says when the cost of building never comes back', () => {
    expect(economicsOf({ yearly: 100, build: 1000, running: 100 }, constants.horizon).paybackMonths).toBeNull()
    expect(economicsOf({ yearly: 1300, build: 1000, running: 100 }, constants.horizon).paybackMonths).toBe(10)
  })
})

describe('the gate', () => {
  it.each([
    ['noOwner', { owner: 'no' }],
    ['noDigitalInput', { digitalInput: 1 }],
    ['openBlocker', { blocker: 'yes' }],
    ['unlawful', { unlawful: 'yes' }],
  ] as const)('%s makes the score zero and leaves its parts to be read', (veto, change) => {
    const vetoed = assess({ ...workedExample, ...change }, {}, constants, 'CNY')
    expect(vetoed).toMatchObject({ score: 0, gate: 0, vetoes: [veto] })
    expect(vetoed.parts.frequency).toBeCloseTo(56.74, 2)
  })
})

describe('what the assessor sets by hand', () => {
  it('replaces the part and keeps what was computed', () => {
    const set = assess(workedExample, { structure: { value: 50, reason: 'Seen at the desk' } }, constants, 'CNY')
    expect(set.parts.structure).toBe(50)
    expect(set.computed.structure).toBeCloseTo(86.17, 2)
    expect(set.overridden).toEqual(['structure'])
    expect(set.score).toBeCloseTo(worked.score - 0.35 * (worked.parts.structure - 50), 10)
  })

  it('of the complexity changes the build effort that follows from it', () => {
    const plain = assess({ ...workedExample, buildTenthDays: null, buildCostMinor: null, runCostMinor: null }, {}, constants, 'CNY')
    const set = assess({ ...workedExample, buildTenthDays: null, buildCostMinor: null, runCostMinor: null }, { complexity: { value: 90, reason: 'Terminal' } }, constants, 'CNY')
    expect(plain.build.assumed).toEqual(['buildTenthDays', 'buildCostMinor', 'runCostMinor'])
    expect(set.build.tenthDays).toBe(50 + 90 * 5)
    expect(set.build.cost).toBe(50 * minorOf('1500', 'CNY'))
    expect(set.build.running).toBe(set.build.cost * 0.2)
  })
})

describe('indirect benefit', () => {
  it('stands beside the direct one and never moves the score', () => {
    const with_ = assess({ ...workedExample, fineBeforeBp: 500, fineAfterBp: 100, fineMinor: 1_000_000, complaintsBefore: 30, complaintsAfter: 10, complaintMinor: 5_000, indirectConfidenceBp: 5_000 }, {}, constants, 'CNY')
    expect(with_.indirect).toEqual({ fines: 20_000, complaints: 50_000 })
    expect(with_.score).toBe(worked.score)
  })
})

describe('complexity', () => {
  it('is 0 with nothing counted and 100 with everything full', () => {
    const counts = { applications: 5, screens: 25, decisions: 10, inputTypes: 5, exceptions: 10, dataClasses: 4 }
    expect(assess({ ...workedExample, ...counts }, {}, constants, 'CNY').complexity).toBe(100)
    expect(assess({ ...workedExample, applications: 0, screens: 0, decisions: 0, inputTypes: 0, exceptions: 0, dataClasses: 0 }, {}, constants, 'CNY').complexity).toBe(0)
  })
})

describe('the advice on technology', () => {
  const advised = (change: object) => assess({ ...workedExample, ...change }, {}, constants, 'CNY').advice
  it.each([
    ['screens only', { access: 'ui' }, 'rpa', 'uiOnly'],
    ['interfaces', { access: 'api' }, 'workflow', 'apiOnly'],
    ['few items over interfaces', { access: 'both', itemsPerYear: 500, applications: 2, decisions: 2 }, 'low-code', 'fewItems'],
    ['a forecast with unclear rules', { access: 'ui', forecasting: 'yes', ruleBased: 2 }, 'ai-assisted', 'forecasting'],
    ['documents to be read', { access: 'both', documents: 'yes', structuredInput: 2 }, 'ai-assisted', 'documents'],
  ] as const)('for %s names %s with its reason first', (_, change, technology, reason) => {
    const advice = advised(change)
    expect(advice.technology).toBe(technology)
    expect(advice.reasons[0]).toMatchObject({ rule: reason, technology })
  })

  it('has a sentence for every rule', () => {
    const sentences = (en.scoring as { rules: Record<string, string> }).rules
    expect(rules.map(({ id }) => id).filter((id) => !sentences[id])).toEqual([])
  })
})

describe('what would raise the score', () => {
  it('names the largest gains first and each gain is what the changed input really gives', () => {
    const low = { ...workedExample, basis: 'guessed' as const, documentation: 1, coverageBp: 5_000 }
    const levers = leversOf(low, {}, constants, 'CNY')
    expect(levers).toHaveLength(3)
    expect(levers.map(({ gain }) => gain)).toEqual([...levers.map(({ gain }) => gain)].sort((a, b) => b - a))
    const measure = leversOf(low, {}, constants, 'CNY', 99).find(({ name }) => name === 'measure')!
    expect(measure.gain).toBeCloseTo(assess({ ...low, basis: 'measured' }, {}, constants, 'CNY').score - assess(low, {}, constants, 'CNY').score, 10)
  })
})

describe('fields as people type them', () => {
  it('come back as they were typed', () => {
    const typed = Object.fromEntries(fieldNames.map((name) => [name, fieldText(name, workedExample[name] as never, 'CNY')]))
    expect(readTyped(typed, 'CNY')).toEqual({ values: workedExample, refused: {} })
  })

  it.each([
    ['coverageBp', '101', 'errors.max'],
    ['itemsPerYear', '1.5', 'errors.integer'],
    ['itemsPerYear', '', 'errors.required'],
    ['ruleBased', '6', 'errors.max'],
    ['hourlyWageMinor', '30.005', 'portfolio.moneyDecimals'],
    ['access', 'telepathy', 'errors.choice'],
    ['manualMs', '-3', 'errors.number'],
  ] as const)('%s refuses %j', (name, text, key) => {
    expect(readField(name, text, 'CNY')).toMatchObject({ ok: false, reasons: [{ key }] })
  })

  it('understand full-width digits and thousands separators', () => {
    expect(readField('itemsPerYear', '１２,０００', 'CNY')).toEqual({ ok: true, value: 12_000 })
    expect(readField('manualMs', '7.5', 'CNY')).toEqual({ ok: true, value: 450_000 })
  })

  it('have a label each', () => {
    const labels = (en.scoring as { fields: Record<string, { label: string }> }).fields
    expect(Object.keys(fields).filter((name) => !labels[name]?.label)).toEqual([])
  })
})
