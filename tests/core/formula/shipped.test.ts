import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { formulaContent, shippedKeys } from '@/lib/content/formulas'
import { compileFormula } from '@/lib/core/formula/compile'
import { FormulaKey } from '@/lib/core/formula/definition'
import { runExamples } from '@/lib/core/formula/examples'

describe('the formulas that the product brings along', () => {
  it('are all of the folder', () => {
    const files = readdirSync(path.resolve(import.meta.dirname, '../../../content/formulas')).map((file) => file.replace('.json', ''))
    expect([...shippedKeys].sort()).toEqual(files.sort())
    for (const key of shippedKeys) expect(FormulaKey.safeParse(key).success, key).toBe(true)
  })

  it.each(shippedKeys.map((key) => [key]))('%s holds, is explained and comes out as its worked examples say', (key) => {
    const body = formulaContent(key)
    const compiled = compileFormula(body)
    expect(compiled.ok ? [] : compiled.problems).toEqual([])
    if (!compiled.ok) return
    const results = runExamples(compiled.value)
    expect(results.length).toBeGreaterThan(0)
    for (const { example, passed, value } of results) expect({ note: example.note.en, passed, value }).toMatchObject({ passed: true })
    expect(body.explanation['zh-CN']).toMatch(/[一-鿿]/)
  })
})
