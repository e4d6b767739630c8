import { z } from 'zod'
import type { FormulaBody } from './definition'
import { purposes } from './purposes'
import { sourceKinds } from './sources'
import { limits } from './tree'

const words = (max: number) => z.string().max(max).transform((raw) => raw.toWellFormed().replaceAll('\0', ''))
const bothLanguages = (max: number) => z.strictObject({ en: words(max), 'zh-CN': words(max) })
const figure = z.number().min(-limits.result).max(limits.result).nullable()

/** A formula while it is written: the same parts as a body, empty where nothing has been typed yet, and bounded all the same. */
export const DraftBody = z.strictObject({
  names: bothLanguages(120),
  purpose: z.enum(purposes),
  variables: z
    .array(
      z.strictObject({
        name: words(60),
        names: bothLanguages(80),
        unit: words(60),
        source: z.strictObject({ kind: z.enum(sourceKinds), field: z.string().max(40).optional() }),
        min: figure,
        max: figure,
        default: figure,
      }),
    )
    .max(limits.variables),
  expression: words(limits.characters * 2),
  unit: words(60),
  explanation: bothLanguages(2000),
  examples: z.array(z.strictObject({ note: bothLanguages(300), values: z.record(z.string().max(60).regex(/^[A-Za-z][A-Za-z0-9]*$/), figure), expected: figure, tolerance: figure })).max(20),
  origin: z.strictObject({ name: words(200), url: words(500) }),
})
export type DraftBody = z.output<typeof DraftBody>

/** What a new formula starts from. */
export const blankDraft = (): DraftBody => ({
  names: { en: '', 'zh-CN': '' }, purpose: 'benefit', variables: [], expression: '', unit: 'money/year',
  explanation: { en: '', 'zh-CN': '' }, examples: [], origin: { name: '', url: '' },
})

/** A published body as it is written on. */
export const draftOf = (body: FormulaBody): DraftBody => ({
  ...body,
  variables: body.variables.map(({ min, max, default: fallback, ...rest }) => ({ ...rest, min: min ?? null, max: max ?? null, default: fallback ?? null })),
  examples: body.examples.map((example) => ({ ...example })),
  origin: { name: body.origin?.name ?? '', url: body.origin?.url ?? '' },
})

/** The draft as a body, to be parsed by `FormulaBody`: what is empty is left out, examples speak of variables that there are. */
export function bodyOf(draft: DraftBody): unknown {
  const given = (value: number | null) => value ?? undefined
  const names = new Set(draft.variables.map(({ name }) => name))
  const { origin, ...rest } = draft
  return {
    ...rest,
    unit: rest.unit.replaceAll(' ', ''),
    variables: rest.variables.map(({ min, max, default: fallback, unit, source, ...variable }) => ({
      ...variable,
      unit: unit.replaceAll(' ', ''),
      source: source.kind === 'typed' ? { kind: source.kind } : source,
      ...strip({ min: given(min), max: given(max), default: given(fallback) }),
    })),
    examples: rest.examples.map(({ values, expected, tolerance, ...example }) => ({
      ...example,
      values: Object.fromEntries(Object.entries(values).filter(([name, value]) => names.has(name) && value !== null)),
      expected: given(expected),
      tolerance: tolerance ?? 0,
    })),
    ...(origin.name.trim() && { origin: { name: origin.name, ...(origin.url.trim() && { url: origin.url.trim() }) } }),
  }
}

const strip = <Value extends object>(value: Value): Partial<Value> => Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Partial<Value>
