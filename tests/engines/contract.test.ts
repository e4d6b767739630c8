import { describe, expect, it } from 'vitest'
import en from '@/content/messages/en/engines.json'
import zh from '@/content/messages/zh-CN/engines.json'
import { template } from '@/lib/engines/_template/adapter'
import type { EngineAdapter, EngineReader } from '@/lib/engines/contract'
import { FAULTS } from '@/lib/engines/contract/faults'
import { allAdapters, readerOf } from '@/lib/engines/registry'
import { contractSuite } from './contract'
import type { Harness } from './harness'

type Reader = EngineAdapter & EngineReader<Record<string, unknown>>

const harnessOf = async (kind: string) => ((await import(`./${kind}/harness.ts`)) as { start(): Promise<Harness> }).start()

for (const { manifest } of allAdapters()) {
  const reader = readerOf(manifest.id)
  if (reader) contractSuite(reader, () => harnessOf(manifest.id))
}
contractSuite(template as unknown as Reader, () => harnessOf('template'))

type Kinds = Record<string, { name?: string; summary?: string; fields?: Record<string, { label?: string; help?: string }> }>

describe('the registry', () => {
  it.each(allAdapters().map(({ manifest }) => [manifest.id, manifest] as const))('has words for %s and its fields in both languages', (id, manifest) => {
    for (const kinds of [en.engines.kinds as Kinds, zh.engines.kinds as Kinds]) {
      expect(kinds[id]?.name).toBeTruthy()
      expect(kinds[id]?.summary).toBeTruthy()
      for (const name of Object.keys(manifest.fields)) {
        expect(kinds[id]?.fields?.[name]?.label, `${id}.${name} label`).toBeTruthy()
        expect(kinds[id]?.fields?.[name]?.help, `${id}.${name} help`).toBeTruthy()
      }
    }
  })

  it('has a sentence and an advice for every fault in both languages', () => {
    for (const faults of [en.engines.fault, zh.engines.fault] as Record<string, { what?: string; todo?: string }>[]) {
      for (const code of Object.keys(FAULTS)) {
        expect(faults[code]?.what, `${code} what`).toBeTruthy()
        expect(faults[code]?.todo, `${code} todo`).toBeTruthy()
      }
    }
  })

  it('names each adapter once', () => {
    const ids = allAdapters().map(({ manifest }) => manifest.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
