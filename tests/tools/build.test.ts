import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourceFingerprint } from '@/lib/tools/build.mjs'

let dir: string
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(dir, file)), { recursive: true })
  writeFileSync(path.join(dir, file), text)
}

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'wheelhouse-sources-'))
  write('app/page.tsx', 'one')
})
afterEach(() => rmSync(dir, { recursive: true }))

describe('the fingerprint of the sources', () => {
  it.each(['app/page.tsx', 'app/data/page.tsx', 'content/messages/en/x.json', 'prisma/schema/x.prisma', 'package-lock.json'])('changes with %s', (file) => {
    const before = sourceFingerprint(dir)
    write(file, 'two')
    expect(sourceFingerprint(dir)).not.toBe(before)
  })

  it.each(['tests/x.test.ts', 'lib/tools/x.mjs', 'data/x.json', '.env', '.next/x.js', 'node_modules/x/index.js', 'README.md', 'lib/server/generated/x.ts'])(
    'is the same whatever %s holds',
    (file) => {
      const before = sourceFingerprint(dir)
      write(file, 'two')
      expect(sourceFingerprint(dir)).toBe(before)
    },
  )
})
