/** What the product promises, as ratios against a limit that is measured in the same run. */
export const limits = {
  ingestShare: 0.5,
  growthShare: 0.8,
  boardFactor: 1.3,
  cockpitFactor: 1.3,
  cockpitAnewFactor: 12,
  pageShare: 0.5,
  listFactor: 1.5,
  peerFactor: 2,
  ledgerFactor: 5,
  simulationFactor: 3,
  simulationMs: 300,
  caseFactor: 8,
  stallMs: 100,
  memoryMb: 450,
}

export interface Line {
  what: string
  value: number
  /** `≥` or `≤` the limit */
  rule: 'at-least' | 'at-most'
  limit: number
  detail: string
}

export const passes = ({ value, rule, limit }: Line): boolean => (rule === 'at-least' ? value >= limit : value <= limit)

export function print(lines: readonly Line[]): void {
  for (const line of lines) {
    const sign = line.rule === 'at-least' ? '≥' : '≤'
    console.log(`${passes(line) ? 'ok  ' : 'MISS'} ${line.what}: ${line.value.toFixed(2)} (${sign} ${line.limit})  ${line.detail}`)
  }
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
export const thousands = (n: number): string => Math.round(n).toLocaleString('en')
