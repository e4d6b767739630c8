import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { inventory } from '@/lib/core/privacy/inventory'

const folder = path.resolve(import.meta.dirname, '../../../prisma/schema')
const schema = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n')

/** `Model.field` of every column that the models mark as personal data. */
const marked = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model, body]) =>
  [...(body ?? '').matchAll(/\/\/\/ @pii\n(?:\s*\/\/\/.*\n)*\s*(\w+)\s/g)].map(([, field]) => `${model}.${field}`),
)

describe('the inventory of personal data', () => {
  it('names every column that the models mark, and no other', () => {
    expect(marked.length).toBeGreaterThan(10)
    expect(inventory.flatMap(({ table, fields }) => fields.map((field) => `${table}.${field}`)).sort()).toEqual([...marked].sort())
  })
})
