import type { Comparator, Unit } from './reading'

/**
 * What a derived criterion may read. Name and definition are the messages `gates.sources.<id>.name` and `.definition`. A source
 * without a reader in lib/features/gates is not kept by this installation: its criteria say so instead of guessing.
 */
export interface SourceDefinition {
  unit: Unit
  comparator: Comparator
  /** Reads a window of working days, by default the phase as far as it has gone */
  windowed: boolean
  /** Whether a minimum of records is asked for */
  sampled: boolean
}

const register = (unit: Unit, comparator: Comparator): SourceDefinition => ({ unit, comparator, windowed: false, sampled: false })
const sampled = (unit: Unit, comparator: Comparator): SourceDefinition => ({ unit, comparator, windowed: true, sampled: true })

export const sources = {
  'live-automations': register('count', 'at-least'),
  'scope-coverage': register('bp', 'at-least'),
  'own-numbers': sampled('bp', 'at-least'),
  'new-own-numbers': sampled('bp', 'at-least'),
  'two-owners': register('bp', 'at-least'),
  'coe-roles': register('bp', 'at-least'),
  'staffing-gaps': register('count', 'at-most'),
  'weekly-review-held': sampled('bp', 'at-least'),
  'action-punctuality': sampled('bp', 'at-least'),
  'open-blockers': register('count', 'at-most'),
  'red-risks': register('count', 'at-most'),
  'training-completion': register('bp', 'at-least'),
  mtta: sampled('ms', 'at-most'),
  'benefit-realised': register('bp', 'at-least'),
  'payback-share': register('bp', 'at-most'),
  'first-year-roi': register('bp', 'at-least'),
  'reuse-share': register('bp', 'at-least'),
  'change-failure-rate': sampled('bp', 'at-most'),
} as const satisfies Record<string, SourceDefinition>

export type SourceId = keyof typeof sources
export const sourceIds = Object.keys(sources) as [SourceId, ...SourceId[]]
