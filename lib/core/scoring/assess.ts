import { decimalsOf } from '@/lib/core/portfolio/money'
import { suitabilityQuestions } from '@/lib/core/requests/statuses'
import { adviseTechnology, type Advice } from './advice'
import { complexityOf, usualBuild, type DriverPoints } from './complexity'
import type { AssessmentValues } from './fields'
import { drivers, type Driver, type ScoringConstants } from './model'
import { answersPart, benefitPart, confidenceOf, economicsOf, frequencyPart, hundredths, itemsADay, logShare, scoreOf, structurePart, type Economics, type Part, type Parts } from './score'

/** What makes the score zero, each with its sentence `scoring.vetoes.<name>`. */
export const vetoes = ['noOwner', 'noDigitalInput', 'openBlocker', 'unlawful'] as const
export type Veto = (typeof vetoes)[number]

/** A part that the assessor sets: its points 0..100 (confidence: percent) and why. */
export interface Override {
  value: number
  reason: string
}
export const overridable = ['frequency', 'structure', 'benefit', 'confidence', 'complexity'] as const
export type Overridable = (typeof overridable)[number]
export type Overrides = Partial<Record<Overridable, Override>>

export interface Assessed {
  score: number
  parts: Parts
  /** The same before anybody set them by hand */
  computed: Record<Overridable, number>
  overridden: Overridable[]
  gate: 0 | 1
  vetoes: Veto[]
  /** 0..1 */
  confidence: number
  itemsPerDay: number
  answers: number
  logShare: number
  economics: Economics
  benefit: Benefit
  indirect: { fines: number; complaints: number }
  build: { tenthDays: number; cost: number; running: number; assumed: ('buildTenthDays' | 'buildCostMinor' | 'runCostMinor')[] }
  complexity: number
  drivers: DriverPoints[]
  advice: Advice
  risk: number
}

export interface Benefit {
  /** Released hours a year, ms */
  releasedMs: number
  /** V · k · q · (t_manual − t_attended) · w, minor units a year */
  yearly: number
  /** Less what it costs to run */
  net: number
}

/** direct = V·k·q·(t_manual − t_attended)/60·w, the net form of the founding formula (domain reference §1.2). */
export function directBenefit(v: Pick<AssessmentValues, 'itemsPerYear' | 'manualMs' | 'attendedMs' | 'coverageBp' | 'successBp' | 'hourlyWageMinor'>, running: number): Benefit {
  const saved = Math.max(0, (v.manualMs ?? 0) - (v.attendedMs ?? 0))
  const releasedMs = (v.itemsPerYear ?? 0) * ((v.coverageBp ?? 0) / 10_000) * ((v.successBp ?? 0) / 10_000) * saved
  const yearly = (releasedMs / 3_600_000) * (v.hourlyWageMinor ?? 0)
  return { releasedMs, yearly, net: yearly - running }
}

/** (p0 − p1)·fine and (m0 − m1)·value, each times the confidence; shown beside the direct benefit, never added to it. */
function indirectBenefit(v: AssessmentValues): { fines: number; complaints: number } {
  const confidence = (v.indirectConfidenceBp ?? 10_000) / 10_000
  return {
    fines: confidence * (((v.fineBeforeBp ?? 0) - (v.fineAfterBp ?? 0)) / 10_000) * (v.fineMinor ?? 0),
    complaints: confidence * ((v.complaintsBefore ?? 0) - (v.complaintsAfter ?? 0)) * (v.complaintMinor ?? 0),
  }
}

function vetoesOf(v: AssessmentValues): Veto[] {
  const held: Record<Veto, boolean> = { noOwner: v.owner === 'no', noDigitalInput: v.digitalInput === 1, openBlocker: v.blocker === 'yes', unlawful: v.unlawful === 'yes' }
  return vetoes.filter((veto) => held[veto])
}

/** Minor units of an amount written in the model. */
export const minorOf = (text: string, currency: string): number => Math.round(Number(text) * 10 ** decimalsOf(currency))

function buildOf(v: AssessmentValues, complexity: number, constants: ScoringConstants, currency: string): Assessed['build'] {
  const { dayRate, runShareBp } = constants.assumptions
  const tenthDays = v.buildTenthDays ?? usualBuild(complexity, constants.assumptions)
  const cost = v.buildCostMinor ?? Math.round((tenthDays / 10) * minorOf(dayRate, currency))
  const running = v.runCostMinor ?? Math.round((cost * runShareBp) / 10_000)
  return { tenthDays, cost, running, assumed: (['buildTenthDays', 'buildCostMinor', 'runCostMinor'] as const).filter((name) => v[name] === null) }
}

/**
 * The whole assessment from its values: the same function in the browser, on the server and in the preview of new weights.
 * Money is minor units of `currency`; overrides replace a computed part and stay visible beside it.
 */
export function assess(v: AssessmentValues, overrides: Overrides, constants: ScoringConstants, currency: string): Assessed {
  const counts = Object.fromEntries(drivers.map((driver) => [driver, v[driver]])) as Record<Driver, number | null>
  const { points, drivers: lines } = complexityOf(counts, constants.complexity)
  const complexity = overrides.complexity ? Math.round(overrides.complexity.value) : points
  const build = buildOf(v, complexity, constants, currency)
  const benefit = directBenefit(v, build.running)
  const economics = economicsOf({ yearly: benefit.yearly, build: build.cost, running: build.running }, constants.horizon)
  const answers = answersPart(suitabilityQuestions.map((question) => v[question]))
  const log = v.logHundredths !== null && v.logCases !== null ? { points: v.logHundredths / 100, cases: v.logCases } : null
  const itemsPerDay = itemsADay(v.itemsPerYear ?? 0, v.workingDays ?? 250)
  const computed = {
    frequency: frequencyPart(itemsPerDay, constants.frequencyFull),
    structure: structurePart(answers, log, constants.log),
    benefit: benefitPart(economics),
    confidence: 100 * confidenceOf(v.basis, constants),
    complexity: points,
  }
  const set = (part: Part | 'confidence') => overrides[part]?.value ?? computed[part]
  const parts: Parts = { frequency: set('frequency'), structure: set('structure'), benefit: set('benefit') }
  const held = vetoesOf(v)
  const gate = held.length ? 0 : 1
  const confidence = set('confidence') / 100
  return {
    score: scoreOf(parts, gate, confidence, constants.weightsBp),
    parts,
    computed,
    overridden: overridable.filter((part) => overrides[part]),
    gate,
    vetoes: held,
    confidence,
    itemsPerDay,
    answers,
    logShare: logShare(log, constants.log),
    economics,
    benefit,
    indirect: indirectBenefit(v),
    build,
    complexity,
    drivers: lines,
    advice: adviseTechnology(v, constants.advice),
    risk: (v.likelihood ?? 0) * (v.impact ?? 0),
  }
}

export const storedScore = (assessed: Assessed): number => hundredths(assessed.score)
