import type { AllowList } from '@/lib/engines/http/address'
import { systemResolve, type Resolve } from '@/lib/engines/http/connect'
import { ProbeFault } from './fault'

/** Where a probe may go and how far. Times in ms, sizes in bytes. */
export interface Network {
  allow: AllowList
  resolve: Resolve
  signal: AbortSignal
  budget: Budget
  limits: NetworkLimits
}

export interface NetworkLimits {
  connectMs: number
  /** For one call, from sending to the last byte */
  callMs: number
  maxBytes: number
}
export const usualLimits: NetworkLimits = { connectMs: 5000, callMs: 20_000, maxBytes: 2_000_000 }

/** Counts calls; the one beyond the most is never made. */
export class Budget {
  #calls = 0
  constructor(private readonly most: number) {}

  /** @throws ProbeFault tooManyCalls */
  take(): void {
    if (this.#calls >= this.most) throw new ProbeFault('tooManyCalls', { most: this.most })
    this.#calls += 1
  }
  get calls(): number {
    return this.#calls
  }
}

export const network = (given: Pick<Network, 'allow' | 'signal'> & { most: number; resolve?: Resolve; limits?: Partial<NetworkLimits> }): Network => ({
  allow: given.allow,
  signal: given.signal,
  resolve: given.resolve ?? systemResolve,
  budget: new Budget(given.most),
  limits: { ...usualLimits, ...given.limits },
})
