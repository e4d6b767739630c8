import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newEngine } from '@/lib/tools/new-engine'

const project = path.resolve(import.meta.dirname, '../..')
let root: string

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'wheelhouse-new-'))
  for (const part of ['lib/engines', 'tests/engines', 'content/messages/en/engines.json', 'content/messages/zh-CN/engines.json']) {
    await cp(path.join(project, part), path.join(root, part), { recursive: true })
  }
})
afterEach(() => rm(root, { recursive: true, force: true }))

const read = (file: string) => readFile(path.join(root, file), 'utf8')

describe('npm run new engine', () => {
  it('writes a folder, a harness, a line in the registry and words in both languages', async () => {
    const files = await newEngine(root, 'kestra')
    expect((await readdir(path.join(root, 'lib/engines/kestra'))).sort()).toEqual(['adapter.ts', 'client.ts', 'manifest.ts', 'map.ts', 'wire.ts'])
    expect(files).toContain('tests/engines/kestra/harness.ts')
    for (const file of files.filter((each) => each.includes('/kestra/'))) expect(await read(file), file).not.toMatch(/template/i)
    expect(await read('lib/engines/kestra/adapter.ts')).toContain('export const kestra = {')
    expect(await read('lib/engines/kestra/manifest.ts')).toContain("id: 'kestra'")
    const registry = await read('lib/engines/registry.ts')
    expect(registry).toContain("import { kestra } from './kestra/adapter'\n")
    expect(registry).toMatch(/const adapters = \[\n( {2}\w+,\n)+ {2}kestra,\n\] as const/)
    for (const language of ['en', 'zh-CN']) {
      const { engines } = JSON.parse(await read(`content/messages/${language}/engines.json`))
      expect(engines.kinds.kestra).toMatchObject({ name: 'Kestra', fields: { baseUrl: {}, apiKey: {} } })
      expect(engines.kinds.n8n).toBeDefined()
    }
  })

  it.each(['Kestra', 'k', '../evil', 'my engine', '9lives', 'n8n', 'template'])('refuses the name "%s" and writes nothing', async (name) => {
    const before = await read('lib/engines/registry.ts')
    await expect(newEngine(root, name)).rejects.toThrow()
    expect(await read('lib/engines/registry.ts')).toBe(before)
  })
})
