import { z } from 'zod'

export type FieldType = 'url' | 'text' | 'secret' | 'number' | 'switch' | 'choice' | 'certificate'

/**
 * One field of an engine's settings form. Label and help come from
 * `engines.kinds.<kind>.fields.<name>.{label,help}`; `placeholder` is an example value and is not translated.
 */
export interface ConfigField<T = unknown> {
  type: FieldType
  required: boolean
  secret: boolean
  schema: z.ZodType<T>
  placeholder?: string
  choices?: readonly string[]
  initial?: T
}

export type ConfigFields = Record<string, ConfigField>
export type ConfigOf<F extends ConfigFields> = { [K in keyof F]: F[K] extends ConfigField<infer T> ? T : never }

const blankToUndefined = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const optional = <T>(schema: z.ZodType<T>) => z.preprocess(blankToUndefined, schema.optional()) as z.ZodType<T | undefined>

const isHttpUrl = (value: string) => {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === ''
}

const address = z
  .string()
  .trim()
  .max(2000)
  .refine(isHttpUrl, { error: 'engines.field.badUrl' })
  .transform((value) => {
    const url = new URL(value)
    return url.origin + url.pathname.replace(/\/+$/, '')
  })

/** An http(s) base address without credentials, query or fragment; the trailing slash is dropped. */
export const urlField = (o: { placeholder?: string } = {}): ConfigField<string> => ({
  type: 'url', required: true, secret: false, schema: address as z.ZodType<string>, ...o,
})

/** Written, never shown again. One line of visible characters: anything else could not travel in a header. */
export const secretField = (): ConfigField<string> => ({
  type: 'secret',
  required: true,
  secret: true,
  schema: z.string().trim().min(1).max(8000).regex(/^[\x21-\x7e]+$/, { error: 'engines.field.badSecret' }),
})

export const textField = (o: { placeholder?: string; max?: number } = {}): ConfigField<string | undefined> => ({
  type: 'text', required: false, secret: false, schema: optional(z.string().trim().max(o.max ?? 200)), placeholder: o.placeholder,
})

export const numberField = (o: { min: number; max: number; initial: number }): ConfigField<number> => ({
  type: 'number', required: false, secret: false, initial: o.initial,
  schema: z.preprocess(blankToUndefined, z.coerce.number().int().min(o.min).max(o.max).default(o.initial)) as z.ZodType<number>,
})

export const switchField = (o: { initial: boolean }): ConfigField<boolean> => ({
  type: 'switch', required: false, secret: false, initial: o.initial,
  schema: z.preprocess((v) => (v === 'on' || v === 'true' ? true : v === 'false' || v === '' ? false : v), z.boolean().default(o.initial)) as z.ZodType<boolean>,
})

export const choiceField = <const C extends readonly [string, ...string[]]>(choices: C, initial: C[number]): ConfigField<C[number]> => ({
  type: 'choice', required: false, secret: false, choices, initial,
  schema: z.preprocess(blankToUndefined, z.enum(choices).default(initial)) as z.ZodType<C[number]>,
})

/** PEM of a private certificate authority that signs the engine's certificate. */
export const certificateField = (): ConfigField<string | undefined> => ({
  type: 'certificate', required: false, secret: false, placeholder: '-----BEGIN CERTIFICATE-----',
  schema: optional(
    z.string().trim().max(50_000)
      .regex(/^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----$/, { error: 'engines.field.badCertificate' }),
  ),
})

/** The whole settings object; unknown keys are refused. */
export function configSchema<F extends ConfigFields>(fields: F): z.ZodType<ConfigOf<F>> {
  return z.strictObject(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema]))) as unknown as z.ZodType<ConfigOf<F>>
}

export const secretNames = (fields: ConfigFields) => Object.keys(fields).filter((name) => fields[name]?.secret)
