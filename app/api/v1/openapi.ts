import { z } from 'zod'
import { messageText } from '@/lib/i18n/message-text'
import { operations, type Operation } from './operations'
import { Problem } from './shapes'

type Json = Record<string, unknown>

const failures = { 400: 'invalid', 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found', 413: 'invalid', 429: 'rule', 503: 'internal' } as const

/** The OpenAPI 3.1 description, made from the schemas that check requests. */
export async function openApiDocument(version: string): Promise<Json> {
  const text = await messageText('en')
  const schemas: Json = {}
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    ;(paths[operation.path] ??= {})[operation.method] = describe(operation, text, schemas)
  }
  reference(Problem, 'output', schemas)
  return {
    openapi: '3.1.0',
    info: { title: 'Wheelhouse', version, description: text('developers.text'), license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    tags: [{ name: 'v1', description: text('developers.title') }],
    paths,
    components: { schemas, securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'whl_…' } } },
  }
}

function describe({ id, path, scope, query, body, answer }: Operation, text: (key: string) => string, schemas: Json): Json {
  const problems = Object.entries(failures).map(([status, code]) => [
    status,
    { description: text(`errors.title.${code}`), content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
  ])
  const parameters = [...placesOf(path), ...(query ? parametersOf(query) : [])]
  return {
    operationId: id,
    tags: ['v1'],
    summary: text(`developers.ops.${id}`).split('. ')[0],
    description: `${text(`developers.ops.${id}`)} ${text('developers.scope')}: ${scope}`,
    ...(parameters.length && { parameters }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: reference(body, 'input', schemas) } } } }),
    responses: {
      200: { description: 'OK', content: { 'application/json': { schema: reference(answer, 'output', schemas) } } },
      ...Object.fromEntries(problems),
    },
  }
}

/** Parts of the address in braces. */
const placesOf = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name: name!, in: 'path' as const, required: true, schema: { type: 'string' } }))

/** Parameters of a query as name, schema and whether they must be given. */
export function parametersOf(query: z.ZodType): { name: string; in: 'query'; required: boolean; schema: Json; description?: string }[] {
  const schema = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: property,
    ...(typeof property.description === 'string' && { description: property.description }),
  }))
}

/** JSON Schema of a body; schemas with an id move to the components. */
export function reference(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const { $schema: _dialect, $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & { $defs?: Json }
  for (const [name, definition] of Object.entries($defs ?? {})) schemas[name] = relink(definition)
  const id = z.globalRegistry.get(schema)?.id
  if (typeof id !== 'string') return relink(own) as Json
  schemas[id] = relink(own)
  return { $ref: `#/components/schemas/${id}` }
}

function relink(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relink)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => !(key === 'id' && typeof member === 'string'))
      .map(([key, member]) => [key, key === '$ref' && typeof member === 'string' ? member.replace('#/$defs/', '#/components/schemas/') : relink(member)]),
  )
}
