import { AdapterError } from '@/lib/engines/contract/faults'

/**
 * Rests a connection that keeps failing: after `threshold` passing faults in a row nothing is sent for `restMs`
 * (doubling up to `maxRestMs`), then one request tries again.
 */
export class Breaker {
  #failures = 0
  #rests = 0
  #until = 0

  constructor(private readonly options = { threshold: 5, restMs: 30_000, maxRestMs: 600_000 }) {}

  /** @throws AdapterError resting */
  admit(now: Date, host: string): void {
    const left = this.#until - now.getTime()
    if (left > 0) throw new AdapterError('resting', { host, seconds: Math.ceil(left / 1000) }, { retryAfterMs: left })
  }

  succeeded(): void {
    this.#failures = 0
    this.#rests = 0
    this.#until = 0
  }

  failed(now: Date): void {
    if (++this.#failures < this.options.threshold) return
    this.#until = now.getTime() + Math.min(this.options.maxRestMs, this.options.restMs * 2 ** this.#rests++)
    this.#failures = this.options.threshold - 1
  }
}
