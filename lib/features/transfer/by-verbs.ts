import type { Ctx } from '@/lib/server/ctx'
import { oneByOne } from './one-by-one'
import type { ReadRow, RowValues, TransferTable } from './table'

type Input = Record<string, unknown>

interface Register<Facts> {
  /** The record that a row names, as the form of its verb holds it; null: there is none, or the reader may not see it */
  find(ctx: Ctx, values: RowValues, facts: Facts): Promise<{ input: Input } | null>
  create(ctx: Ctx, input: Input): Promise<unknown>
  update(ctx: Ctx, input: Input): Promise<unknown>
  /** Values of a row under the names of the verb's input, without its code; null clears, undefined leaves as it is */
  inputOf(values: RowValues): Input
  /** What only a new record is given */
  atFirst?(values: RowValues): Input
  /** What hangs on the record beside its form; whether anything changed */
  after?(ctx: Ctx, values: RowValues, facts: Facts): Promise<boolean>
}

/** `save` of a register that is written by a verb for new records and one for known ones: columns that a file lacks stay as they are. */
export const byVerbs = <Facts>({ find, create, update, inputOf, atFirst, after }: Register<Facts>): TransferTable<never, Facts>['save'] =>
  oneByOne<Facts>(async (ctx: Ctx, { values }: ReadRow, facts) => {
    const known = await find(ctx, values, facts)
    const given = inputOf(values)
    if (!known) {
      await create(ctx, present({ ...given, ...atFirst?.(values), code: values.code }))
      await after?.(ctx, values, facts)
      return 'created'
    }
    const merged = { ...known.input, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
    const changed = plain(merged) !== plain(known.input)
    if (changed) await update(ctx, present(merged))
    const more = (await after?.(ctx, values, facts)) ?? false
    return changed || more ? 'updated' : 'unchanged'
  })

/** Without what is empty: verbs take a missing field for none. */
const present = (input: Input): Input => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined))

const plain = (input: Input): string =>
  JSON.stringify(Object.entries(present(input)).map(([key, value]) => [key, Array.isArray(value) ? value.map(String).sort() : String(value)]).filter(([, value]) => value !== '').sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
