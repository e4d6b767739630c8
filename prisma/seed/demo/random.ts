/** Repeatable random numbers (mulberry32): the same seed gives the same company. */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    chance: (probability: number) => next() < probability,
    between: (low: number, high: number) => low + next() * (high - low),
    whole: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
    /** Around 1, never below 0.4, now and then far above: times of work look so. */
    spread: () => 0.55 + 0.3 * (next() + next() + next()) ** 1.4 * 0.5 + (next() < 0.04 ? next() * 2 : 0),
  }
}
export type Random = ReturnType<typeof randomFrom>
