import { changeOf, judge, type Change, type Judgement, type Targets } from './compare'
import type { Facts } from './facts'
import { allRuns, openRuns } from './facts'
import { measure, noReadings, type MetricId, type MetricUnit, metrics, type Readings, type Variables } from './metrics'

/** A metric of one group and period with everything that explains it. Plain JSON. */
export interface Figure extends Judgement {
  id: MetricId
  unit: MetricUnit
  value: number | null
  /** On how many units it rests; null for a reading of the moment */
  sample: number | null
  variables: Variables
  /** The same over the period before */
  previous: number | null
  change: Change | null
}

interface Sides {
  facts: Facts
  readings?: Readings
}

/** `before` is null where no previous period is compared. */
export function figureOf(id: MetricId, now: Sides, before: Sides | null, targets: Targets): Figure {
  const measured = measure(id, now.facts, now.readings ?? noReadings)
  const previous = before ? measure(id, before.facts, before.readings ?? noReadings).value : null
  return { ...measured, ...judge(measured, targets), unit: metrics[id].unit, previous, change: changeOf(id, measured.value, previous) }
}

/** Plain counts beside the figures: runs by what became of them, units by how they were judged. */
export interface Counted {
  runs: number
  items: number
  succeeded: number
  systemFailures: number
  businessExceptions: number
  canceled: number
  skipped: number
  unknown: number
  open: number
  errors: { business: number; system: number; timeout: number; infrastructure: number; unclassified: number }
}

export const countedOf = (facts: Facts): Counted => ({
  runs: allRuns(facts),
  items: facts.items,
  succeeded: facts.unitsSucceeded,
  systemFailures: facts.unitsSystem,
  businessExceptions: facts.unitsBusiness,
  canceled: facts.canceled,
  skipped: facts.skipped,
  unknown: facts.unknown,
  open: openRuns(facts),
  errors: {
    business: facts.errBusiness,
    system: facts.errSystem,
    timeout: facts.errTimeout,
    infrastructure: facts.errInfrastructure,
    unclassified: facts.errUnclassified,
  },
})
