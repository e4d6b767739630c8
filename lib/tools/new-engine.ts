import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from './refusal.mjs'

const TEMPLATE = 'lib/engines/_template'
const HARNESS = 'tests/engines/template/harness.ts'
const REGISTRY = 'lib/engines/registry.ts'
const LANGUAGES = ['en', 'zh-CN'] as const

/**
 * Makes an engine adapter from the template: its folder, its line in the registry, its harness for the contract suite and its
 * words in both languages. Returns the paths written, relative to `root`. Nothing is written when anything stands in the way.
 */
export async function newEngine(root: string, id: string): Promise<string[]> {
  if (!/^[a-z][a-z0-9]{1,30}$/.test(id)) throw new Refusal(`"${id}" is no name for an engine: small letters and digits, beginning with a letter, such as kestra`)
  if (id === 'template' || existsSync(path.join(root, 'lib/engines', id))) throw new Refusal(`lib/engines/${id} exists already`)
  const read = (file: string) => readFile(path.join(root, file), 'utf8')
  const written = new Map<string, string>()
  for (const file of await readdir(path.join(root, TEMPLATE))) {
    if (file.endsWith('.ts')) written.set(`lib/engines/${id}/${file}`, renamed(await read(`${TEMPLATE}/${file}`), id))
  }
  written.set(`tests/engines/${id}/harness.ts`, renamed(await read(HARNESS), id))
  written.set(REGISTRY, registered(await read(REGISTRY), id))
  const words = JSON.parse((await read(`${TEMPLATE}/messages.json`)).replaceAll('{Name}', capital(id))) as Record<string, unknown>
  for (const language of LANGUAGES) {
    const file = `content/messages/${language}/engines.json`
    const messages = JSON.parse(await read(file)) as { engines: { kinds: Record<string, unknown> } }
    messages.engines.kinds[id] = words[language]
    written.set(file, `${JSON.stringify(messages, null, 2)}\n`)
  }
  for (const [file, text] of written) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true })
    await writeFile(path.join(root, file), text)
  }
  return [...written.keys()]
}

const capital = (id: string) => id[0]!.toUpperCase() + id.slice(1)

const renamed = (text: string, id: string) =>
  text.replaceAll('Template', capital(id)).replaceAll('-of-template', `-of-${id}`).replaceAll(/(['"])template\1/g, `$1${id}$1`).replaceAll(/\bconst template\b/g, `const ${id}`)

function registered(text: string, id: string): string {
  const imports = text.lastIndexOf("\nimport ")
  const afterImports = text.indexOf('\n', imports + 1) + 1
  const withImport = `${text.slice(0, afterImports)}import { ${id} } from './${id}/adapter'\n${text.slice(afterImports)}`
  const list = withImport.indexOf('\n] as const')
  if (imports < 0 || list < 0) throw new Refusal(`${REGISTRY} does not look as expected: add the adapter by hand`)
  return `${withImport.slice(0, list)}\n  ${id},${withImport.slice(list)}`
}
