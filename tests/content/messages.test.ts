import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { areas } from '@/lib/i18n/areas'
import { argumentsOf, flatten, usedKeys } from '../support/messages'

const folder = (locale: string) => path.join(process.cwd(), 'content/messages', locale)
const areaNames = readdirSync(folder('en')).map((file) => file.replace(/\.json$/, '')).sort()
const read = (locale: string, area: string) => JSON.parse(readFileSync(path.join(folder(locale), `${area}.json`), 'utf8')) as Record<string, unknown>

/** Words that stay Latin in Chinese text: product and protocol names, codes, units and examples. */
const latinAllowed = /https?:\/\/\S*|[\w.-]+@[\w.-]+|\{[^}]*\}|<[^>]*>|`[^`]*`|\b[A-Z0-9][\w+./-]*\b|\b(n8n|npm|curl|id|ms|min|px|zh-CN|wheelhouse\w*)\b/g

describe('messages', () => {
  it('exist in both languages for the same areas, and every area is registered', () => {
    expect(readdirSync(folder('zh-CN')).map((file) => file.replace(/\.json$/, '')).sort()).toEqual(areaNames)
    expect(Object.keys(areas).sort()).toEqual(areaNames)
  })

  it.each(areaNames)('%s has its name as the only top-level key', (area) => {
    expect(Object.keys(read('en', area))).toEqual([area])
    expect(Object.keys(read('zh-CN', area))).toEqual([area])
  })

  it.each(areaNames)('%s has the same keys in both languages, none of them empty', (area) => {
    const en = flatten(read('en', area))
    const zh = flatten(read('zh-CN', area))
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort())
    expect([...en, ...zh].filter(([, text]) => !text.trim()).map(([key]) => key)).toEqual([])
  })

  it.each(areaNames)('%s uses the same arguments in both languages', (area) => {
    const zh = flatten(read('zh-CN', area))
    const different = [...flatten(read('en', area))].filter(([key, text]) => argumentsOf(text).join() !== argumentsOf(zh.get(key) ?? '').join())
    expect(different.map(([key]) => key)).toEqual([])
  })

  it.each(areaNames)('%s has no English sentence left in its Chinese text', (area) => {
    const english = [...flatten(read('zh-CN', area))].filter(([, text]) => {
      const rest = text.replace(latinAllowed, ' ')
      return (rest.match(/\b[a-z]{3,}\b/g) ?? []).length >= 2 && !/\p{Script=Han}/u.test(rest)
    })
    expect(english.map(([key, text]) => `${key}: ${text}`)).toEqual([])
  })

  it('cover every key that the code uses', () => {
    const known = new Set<string>()
    for (const area of areaNames)
      for (const key of flatten(read('en', area)).keys()) {
        const steps = key.split('.')
        steps.forEach((_, depth) => known.add(steps.slice(0, depth + 1).join('.')))
      }
    const used = usedKeys(areaNames)
    expect(used.length).toBeGreaterThan(200)
    const missing = used.filter(({ candidates }) => !candidates.some((key) => known.has(key)))
    expect(missing.map(({ candidates, file }) => `${candidates.join(' | ')} (${file})`)).toEqual([])
  })
})
