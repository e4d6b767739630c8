import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

export interface Source {
  /** Relative to the project, with forward slashes */
  file: string
  text: string
}

const skipped = new Set(['node_modules', 'generated', 'data'])

/** Files below `dirs` whose names fit `name`. */
export function sources(dirs: string[], name = /\.(ts|tsx|mjs|cjs|js)$/): Source[] {
  const found: Source[] = []
  const walk = (dir: string) => {
    for (const entry of readdirSync(path.join(root, dir), { withFileTypes: true })) {
      const file = path.posix.join(dir, entry.name)
      if (entry.name.startsWith('.') || skipped.has(entry.name)) continue
      if (entry.isDirectory()) walk(file)
      else if (name.test(entry.name)) found.push({ file, text: readFileSync(path.join(root, file), 'utf8') })
    }
  }
  for (const dir of dirs) walk(dir)
  return found
}

/** The text without comments and string contents, so that a mention is not taken for a use. */
export function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
}
