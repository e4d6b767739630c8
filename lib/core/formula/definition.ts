import { z } from 'zod'
import { reservedNames } from './functions'
import { purposes } from './purposes'
import { sourceKinds, unitOfSource } from './sources'
import { limits } from './tree'
import { convert, parseUnit } from './units'

const text = (max: number) => z.string().transform((raw) => raw.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(max))
const bothLanguages = (max: number) => z.strictObject({ en: text(max), 'zh-CN': text(max) })
const figure = z.number().min(-limits.result).max(limits.result)

/** Names that mean something to JavaScript mean nothing here, but nobody should have to wonder. */
const inherited: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype'])

export const VariableName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'formulas.body.variableName')
  .refine((name) => !reservedNames.has(name) && !inherited.has(name), 'formulas.body.variableReserved')

export const UnitText = z.string().max(40).refine((unit) => parseUnit(unit) !== null, 'formulas.body.unit')

export const Variable = z
  .strictObject({
    name: VariableName,
    names: bothLanguages(80),
    /** Values are in this unit: 8 with `min/item` */
    unit: UnitText,
    source: z.strictObject({ kind: z.enum(sourceKinds), field: z.string().max(40).optional() }),
    min: figure.optional(),
    max: figure.optional(),
    /** Counts where no value is known; absent: the formula has no result then */
    default: figure.optional(),
  })
  .superRefine(({ unit, source, min, max, default: fallback }, ctx) => {
    const kept = unitOfSource(source.kind, source.field)
    if (source.kind === 'typed' ? source.field !== undefined : kept === null) ctx.addIssue({ code: 'custom', path: ['source', 'field'], message: 'formulas.body.sourceField' })
    else if (kept !== null && parseUnit(unit) && convert(1, kept, unit) === null) ctx.addIssue({ code: 'custom', path: ['unit'], message: 'formulas.body.sourceUnit' })
    if (min !== undefined && max !== undefined && min > max) ctx.addIssue({ code: 'custom', path: ['max'], message: 'formulas.body.range' })
    if (fallback !== undefined && (fallback < (min ?? fallback) || fallback > (max ?? fallback))) ctx.addIssue({ code: 'custom', path: ['default'], message: 'formulas.body.defaultOutside' })
  })
export type Variable = z.output<typeof Variable>

export const Example = z.strictObject({
  note: bothLanguages(300),
  /** By variable, in its unit; a variable that is left out takes its default */
  values: z.record(VariableName, figure.nullable()),
  /** In the unit of the formula */
  expected: figure,
  tolerance: figure.min(0),
})
export type Example = z.output<typeof Example>

/** What one version of a formula says. */
export const FormulaBody = z
  .strictObject({
    names: bothLanguages(120),
    purpose: z.enum(purposes),
    variables: z.array(Variable).max(limits.variables),
    expression: z.string().min(1).max(limits.characters),
    /** Unit of the result */
    unit: UnitText,
    explanation: bothLanguages(2000),
    examples: z.array(Example).max(20),
    /** Who published it, where it is not our own */
    origin: z.strictObject({ name: text(200), url: z.url({ protocol: /^https$/ }).max(500).optional() }).optional(),
  })
  .superRefine(({ variables, examples }, ctx) => {
    const names = variables.map(({ name }) => name)
    names.forEach((name, i) => {
      if (names.indexOf(name) !== i) ctx.addIssue({ code: 'custom', path: ['variables', i, 'name'], message: 'formulas.body.variableTwice' })
    })
    examples.forEach(({ values }, i) => {
      for (const name of Object.keys(values)) if (!names.includes(name)) ctx.addIssue({ code: 'custom', path: ['examples', i, 'values'], message: 'formulas.body.exampleVariable' })
    })
  })
export type FormulaBody = z.output<typeof FormulaBody>

/** A stable name such as `direct-benefit-net`. */
export const FormulaKey = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'formulas.body.key').max(60)
