import deepening from '@/content/gates/deepening.json'
import pilot from '@/content/gates/pilot.json'
import rollout from '@/content/gates/rollout.json'
import { Criteria, type Criterion } from '@/lib/core/gates/criterion'
import type { PhaseKey } from '@/lib/core/programme/phases'

const files: Record<PhaseKey, unknown> = { pilot, rollout, deepening }
const parsed = new Map<PhaseKey, Criterion[]>()

/** The criteria that the gate of a phase starts with. Throws when the file does not fit (a test reads all of them). */
export function gateContent(phase: PhaseKey): Criterion[] {
  let criteria = parsed.get(phase)
  if (!criteria) parsed.set(phase, (criteria = Criteria.parse(files[phase])))
  return criteria
}
