import { knownAmounts } from '@/lib/core/finance/compute'
import { exposures } from '@/lib/core/finance/exposure'
import { convert } from '@/lib/core/formula/units'
import { resolveCase, type ResolveFacts } from './resolve'

const ITEMS = 'baseline.items-per-year'
const STEPS = 60

export interface BreakEvenItems {
  /** Items a year that the case reckons with */
  planned: number
  /** Below this it stops paying; 0: it pays without any item. Null: it does not pay at the planned volume either */
  needed: number | null
}

/**
 * How few items a year until the present value turns negative: every formula that asks for the volume is computed again with
 * fewer items, all else as it is. Null where no line depends on the volume, or a line types it in.
 */
export function breakEvenItems(facts: ResolveFacts): BreakEvenItems | null {
  const planned = volumeOf(facts)
  if (planned === null || planned <= 0) return null
  const npvAt = (items: number): number | null => {
    const { body, amounts } = resolveCase(withVolume(facts, items))
    return knownAmounts(body, amounts).ok ? exposures(body, amounts).reduce((sum, { pv }) => sum + pv, 0) : null
  }
  const [full, none] = [npvAt(planned), npvAt(0)]
  if (full === null || none === null || full === none) return null
  if (full < 0) return { planned, needed: null }
  if (none >= 0) return { planned, needed: 0 }
  let [low, high] = [0, planned]
  for (let step = 0; step < STEPS && high - low > 1e-6 * planned; step += 1) {
    const middle = (low + high) / 2
    if ((npvAt(middle) ?? 0) < 0) low = middle
    else high = middle
  }
  return { planned, needed: Math.ceil(high - 1e-6 * planned) }
}

/** The volume that lines are computed with: what the source says, or what the first line types over it. */
function volumeOf({ body, formulaOf, sources }: ResolveFacts): number | null {
  for (const { amount } of body.lines) {
    if (amount.kind !== 'formula') continue
    const variable = volumeVariable(formulaOf(amount.key, amount.ordinal))
    if (!variable) continue
    const typed = amount.values[variable.name]
    if (typed !== undefined) return convert(typed, variable.unit, 'item/year')
    const said = sources[ITEMS]
    if (said?.value != null) return convert(said.value, said.unit, 'item/year')
  }
  return null
}

const volumeVariable = (formula: ReturnType<ResolveFacts['formulaOf']>) => formula?.compiled.body.variables.find(({ source }) => `${source.kind}.${source.field}` === ITEMS)

function withVolume(facts: ResolveFacts, items: number): ResolveFacts {
  const lines = facts.body.lines.map((line) => {
    if (line.amount.kind !== 'formula') return line
    const variable = volumeVariable(facts.formulaOf(line.amount.key, line.amount.ordinal))
    const value = variable && convert(items, 'item/year', variable.unit)
    return variable && value != null ? { ...line, amount: { ...line.amount, values: { ...line.amount.values, [variable.name]: value } } } : line
  })
  return { ...facts, body: { ...facts.body, lines } }
}
