import { sources } from './sources'

/** Dotted path to text. */
export function flatten(value: unknown, prefix = '', into = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'string') into.set(prefix, value)
  else for (const [key, inner] of Object.entries(value as Record<string, unknown>)) flatten(inner, prefix ? `${prefix}.${key}` : key, into)
  return into
}

/** Names of the ICU arguments and tags of a message, each once; those inside plural and select branches too. */
export function argumentsOf(message: string): string[] {
  const names = new Set<string>()
  for (const [, tag] of message.matchAll(/<(\w+)>/g)) names.add(`<${tag}>`)
  collect(message, names)
  return [...names].sort()
}

function collect(text: string, names: Set<string>) {
  for (const group of groupsOf(text)) {
    const [, name, kind, rest = ''] = group.match(/^\s*(\w+)\s*(?:,\s*(\w+)\s*,?([\s\S]*))?$/) ?? []
    if (!name) continue
    names.add(name)
    if (kind === 'plural' || kind === 'select' || kind === 'selectordinal') for (const branch of groupsOf(rest)) collect(branch, names)
  }
}

/** Contents of the outermost braces. */
function groupsOf(text: string): string[] {
  const groups: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{' && depth++ === 0) start = at + 1
    if (text[at] === '}' && --depth === 0) groups.push(text.slice(start, at))
  }
  return groups
}

interface Use {
  file: string
  /** The key under each namespace that its translator may have; one of them must exist. */
  candidates: string[]
}

/** Every message key that the sources name literally; of `a.${b}` the part before the variable. */
export function usedKeys(areas: readonly string[]): Use[] {
  const isArea = (key: string) => areas.some((area) => key.startsWith(`${area}.`))
  return sources(['app', 'components', 'lib']).flatMap(({ file, text }) => {
    const translators = translatorsOf(text)
    const uses: Use[] = []
    for (const [name, namespaces] of translators)
      for (const [, quote, literal = ''] of text.matchAll(new RegExp(`\\b${name}(?:\\.rich|\\.markup)?\\(\\s*(['\`])([^'\`]+)\\1`, 'g'))) {
        const key = quote === '`' ? literal.split('${')[0]?.replace(/\.?[^.]*$/, '') : literal
        if (key && !key.includes(' ')) uses.push({ file, candidates: namespaces.map((space) => (space ? `${space}.${key}` : key)) })
      }
    for (const [, key = ''] of text.matchAll(/(?:\bkey: |conflict\(|upstream\(|refuse\()'([a-z][\w-]*(?:\.[\w-]+)+)'/g)) if (isArea(key)) uses.push({ file, candidates: [key] })
    return uses
  })
}

/** Variables that hold a translator, with the namespaces that they are bound to in this file. */
function translatorsOf(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const call = /^(?:await )?(?:useTranslations|getTranslations)\(\s*(?:'([^']*)')?\s*\)$/
  const note = (name: string | undefined, expression: string | undefined) => {
    const match = expression?.trim().match(call)
    if (name && match) found.set(name.trim(), [...(found.get(name.trim()) ?? []), match[1] ?? ''])
  }
  for (const [, name, expression] of text.matchAll(/const (\w+) = ((?:await )?(?:useTranslations|getTranslations)\([^)]*\))/g)) note(name, expression)
  for (const [, names = '', list = ''] of text.matchAll(/const \[([\w\s,]+)\] = await Promise\.all\(\[([\s\S]*?)\]\)/g)) {
    const expressions = splitTopLevel(list)
    names.split(',').forEach((name, index) => note(name, expressions[index]))
  }
  return found
}

function splitTopLevel(list: string): string[] {
  const parts = ['']
  let depth = 0
  for (const char of list) {
    if ('([{'.includes(char)) depth += 1
    if (')]}'.includes(char)) depth -= 1
    if (char === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts
}
