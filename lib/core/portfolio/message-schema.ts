import type { Reason } from '@/lib/core/errors'
import type { SchemaKind } from './landscape'

/** Characters of a schema that is kept; larger ones belong into a repository, with their address in the field "data". */
export const MAX_SCHEMA = 100_000
const MAX_DEPTH = 60
const types = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']

/** Why the text is no schema of its kind; null when it is one, as far as reading it tells. */
export function schemaReason(kind: SchemaKind, text: string | undefined): Reason | null {
  if (kind === 'none') return null
  if (!text) return { key: 'interfaces.schemaMissing' }
  if (kind === 'json-schema') return jsonSchemaReason(text)
  if (kind === 'xsd') return /^\s*(<\?xml[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*)*<([\w-]+:)?schema[\s>]/.test(text) ? null : { key: 'interfaces.schemaNotXsd' }
  return null
}

function jsonSchemaReason(text: string): Reason | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    const at = placeOf(text, error)
    return at ? { key: 'interfaces.schemaNotJsonAt', params: at } : { key: 'interfaces.schemaNotJson' }
  }
  const wrong = wrongPart(parsed, '#', 0)
  return wrong ? { key: 'interfaces.schemaNotSchema', params: { path: wrong } } : null
}

/** Line and column of what the parser stumbled over, where it says so. */
function placeOf(text: string, error: unknown): { line: number; column: number } | null {
  const position = error instanceof SyntaxError ? /position (\d+)/.exec(error.message)?.[1] : undefined
  if (!position) return null
  const before = text.slice(0, Number(position)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Path of the first part that is no schema: neither true, false nor an object with well-formed keywords. */
function wrongPart(schema: unknown, path: string, depth: number): string | null {
  if (typeof schema === 'boolean') return null
  if (!isObject(schema) || depth > MAX_DEPTH) return path
  if ('type' in schema && ![schema.type].flat().every((type) => types.includes(type as string))) return `${path}/type`
  if ('required' in schema && !(Array.isArray(schema.required) && schema.required.every((name) => typeof name === 'string'))) return `${path}/required`
  if ('enum' in schema && !Array.isArray(schema.enum)) return `${path}/enum`
  for (const keyword of ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']) {
    if (!(keyword in schema)) continue
    const parts = schema[keyword]
    if (!isObject(parts)) return `${path}/${keyword}`
    for (const [name, part] of Object.entries(parts)) {
      const wrong = wrongPart(part, `${path}/${keyword}/${name}`, depth + 1)
      if (wrong) return wrong
    }
  }
  for (const keyword of ['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames']) {
    const parts = keyword in schema ? [schema[keyword]].flat() : []
    for (const part of parts) {
      const wrong = wrongPart(part, `${path}/${keyword}`, depth + 1)
      if (wrong) return wrong
    }
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf', 'prefixItems']) {
    if (!(keyword in schema)) continue
    const parts = schema[keyword]
    if (!Array.isArray(parts)) return `${path}/${keyword}`
    for (const [i, part] of parts.entries()) {
      const wrong = wrongPart(part, `${path}/${keyword}/${i}`, depth + 1)
      if (wrong) return wrong
    }
  }
  return null
}
