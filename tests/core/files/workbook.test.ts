import { zipSync, strToU8, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { checkWorkbook } from '@/lib/core/files/workbook'

const sound: Zippable = { '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') }
const reason = (parts: Zippable) => {
  const check = checkWorkbook(zipSync(parts))
  return check.ok ? null : check.reason.key.replace('transfer.refused.', '')
}

describe('a workbook', () => {
  it('is taken when its directory is sound', () => expect(reason(sound)).toBeNull())

  it('is refused when it would swell', () => {
    expect(reason({ ...sound, 'xl/worksheets/sheet1.xml': new Uint8Array(20 * 1024 * 1024) })).toBe('swells')
    expect(reason({ ...sound, ...Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`xl/${i}.xml`, [new Uint8Array(10 * 1024 * 1024).map((_, j) => (j * 7919) >> 3), { level: 0 }]])) } as Zippable)).toBe('tooLargeUnpacked')
  })

  it('is refused with too many parts, other archives, macros or names that leave it', () => {
    expect(reason({ ...sound, ...Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`xl/${i}.xml`, strToU8('x')])) })).toBe('tooManyParts')
    expect(reason({ ...sound, 'xl/embeddings/more.xlsx': strToU8('x') })).toBe('nested')
    expect(reason({ ...sound, 'xl/vbaProject.bin': strToU8('x') })).toBe('macros')
    expect(reason({ ...sound, '../../etc/passwd': strToU8('x') })).toBe('partNames')
    expect(reason({ ...sound, 'xl\\..\\x.xml': strToU8('x') })).toBe('partNames')
    expect(reason({ 'a.txt': strToU8('x') })).toBe('notAWorkbook')
  })

  it('is refused without a fault however its bytes are changed', () => {
    const bytes = zipSync(sound)
    for (let i = 0; i < bytes.length; i += 1)
      for (const value of [0, 255, 0x80]) {
        const changed = bytes.slice()
        changed[i] = value
        expect(typeof checkWorkbook(changed).ok).toBe('boolean')
        expect(typeof checkWorkbook(changed.slice(0, i)).ok).toBe('boolean')
      }
  })
})
