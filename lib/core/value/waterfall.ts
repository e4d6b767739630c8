/** Columns of benefit that are never added silently. */
export const benefitKinds = ['released', 'cash', 'avoided'] as const
export type BenefitKind = (typeof benefitKinds)[number]

/** What the steps are made from, minor units; all amounts are positive where they take away. */
export interface WaterfallFacts {
  /** Released hours as booked, after what was not adopted */
  realised: bigint
  /** Of the hours returned, what was not used, by the measured adoption */
  notAdopted: bigint
  /** Failed and late items and downtime */
  lost: { failed: bigint; late: bigint; downtime: bigint }
  /** What approved cases promise for the same months: nothing measures these two kinds */
  cash: bigint
  avoided: bigint
  runningCost: bigint
}

export type StepKey = 'gross' | 'notAdopted' | 'failed' | 'late' | 'downtime' | 'realised' | 'cash' | 'avoided' | 'runningCost' | 'net'

export interface WaterfallStep {
  key: StepKey
  kind: 'level' | 'change'
  /** Signed change, or the level itself */
  minor: bigint
  /** Where the bar stands */
  from: bigint
  to: bigint
}

const whole = new Set<StepKey>(['gross', 'realised', 'net'])

/**
 * Gross benefit of released hours, what of it was not adopted or lost, what is left, what other kinds of benefit add when they are
 * counted, what running costs, and the net. Steps of nothing are left out, except the levels.
 */
export function waterfall(facts: WaterfallFacts, counted: ReadonlySet<BenefitKind>): WaterfallStep[] {
  const { realised, notAdopted, lost, cash, avoided, runningCost } = facts
  const gross = realised + notAdopted + lost.failed + lost.late + lost.downtime
  const parts: [StepKey, bigint][] = [
    ...(counted.has('released')
      ? ([['gross', gross], ['notAdopted', -notAdopted], ['failed', -lost.failed], ['late', -lost.late], ['downtime', -lost.downtime], ['realised', realised]] as [StepKey, bigint][])
      : []),
    ...(counted.has('cash') ? [['cash', cash] as [StepKey, bigint]] : []),
    ...(counted.has('avoided') ? [['avoided', avoided] as [StepKey, bigint]] : []),
    ['runningCost', -runningCost],
  ]
  let level = 0n
  const steps: WaterfallStep[] = []
  for (const [key, minor] of parts) {
    if (whole.has(key)) {
      steps.push({ key, kind: 'level', minor, from: 0n, to: minor })
      level = minor
    } else if (minor !== 0n) {
      steps.push({ key, kind: 'change', minor, from: level, to: level + minor })
      level += minor
    }
  }
  return [...steps, { key: 'net', kind: 'level', minor: level, from: 0n, to: level }]
}
