import type { RunStatus } from '@/lib/core/runs/status'
import type { Fault } from '@/tests/support/http-faults'

/** What the contract suite needs of a playable engine. `<kind>/harness.ts` exports `start(): Promise<Harness>`. */
export interface Harness {
  config: Record<string, unknown>
  /** For the address guard */
  allow: string[]
  /** The credential, which must never appear anywhere */
  secret: string
  /** Makes a run and returns its id. */
  run(status: 'succeeded' | 'failed' | 'running' | 'waiting'): string
  finish(id: string): void
  /** A run in a state that the adapter cannot know */
  strange(): string
  /** Every run as the engine would tell now */
  truth(): Map<string, RunStatus>
  /** Called before each answer */
  busy(work: () => void): void
  fail(fault: Fault, times: number): void
  stop(): Promise<void>
}
