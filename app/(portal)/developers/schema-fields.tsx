interface JsonSchema {
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  $ref?: string
  $defs?: Record<string, JsonSchema>
}

/** Members of a JSON Schema as an indented list: name, type, what it means. */
export function SchemaFields({ schema, required }: { schema: object; required: string }) {
  const root = schema as JsonSchema
  return <Members schema={root} root={root} required={required} depth={0} />
}

function Members({ schema, root, required, depth }: { schema: JsonSchema; root: JsonSchema; required: string; depth: number }) {
  const members = Object.entries(objectIn(schema, root)?.properties ?? {})
  if (!members.length || depth > 4) return null
  const needed = objectIn(schema, root)?.required ?? []
  return (
    <ul className={depth ? 'border-l border-line-soft pl-4' : ''}>
      {members.map(([name, member]) => (
        <li key={name} className="py-0.5 text-sm">
          <code className="font-mono">{name}</code>
          <span className="ml-2 font-mono text-xs text-ink-3">{typeOf(member, root)}</span>
          {required && needed.includes(name) && <span className="ml-1.5 text-xs text-act">{required}</span>}
          {member.description && <span className="ml-2 text-ink-3">{member.description}</span>}
          <Members schema={member} root={root} required={required} depth={depth + 1} />
        </li>
      ))}
    </ul>
  )
}

const resolve = (schema: JsonSchema, root: JsonSchema): JsonSchema => (schema.$ref ? (root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {}) : schema)

/** The object behind a reference, a list or an alternative with null. */
function objectIn(schema: JsonSchema, root: JsonSchema): JsonSchema | null {
  const own = resolve(schema, root)
  if (own.properties) return own
  if (own.items) return objectIn(own.items, root)
  for (const option of own.anyOf ?? []) {
    const found = objectIn(option, root)
    if (found) return found
  }
  return null
}

function typeOf(schema: JsonSchema, root: JsonSchema): string {
  const own = resolve(schema, root)
  if (own.enum) return own.enum.join(' | ')
  if (own.anyOf) return own.anyOf.map((option) => typeOf(option, root)).join(' | ')
  if (own.items) return `${typeOf(own.items, root)}[]`
  return own.format ?? [own.type ?? 'any'].flat().join(' | ')
}
