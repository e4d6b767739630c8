import { describe, expect, it } from 'vitest'
import { makeFormats } from '@/lib/i18n/format'

const words = { points: 'pt', none: '–' }
const en = makeFormats('en', 'Asia/Shanghai', words)
const zh = makeFormats('zh-CN', 'Asia/Shanghai', { points: '个百分点', none: '–' })
const plain = (text: string) => text.replace(/\u00a0/g, ' ')

describe('figures for the reader', () => {
  it('never show missing data as zero', () => {
    for (const text of [en.number(null), en.percent(undefined), en.duration(null), en.money(null, 'CNY'), en.date(null), en.points(null)]) expect(text).toBe('–')
  })

  it('read rates from basis points', () => {
    expect(plain(en.percent(9730))).toBe('97.3 %')
    expect(plain(en.percent(9800))).toBe('98.0 %')
    expect(plain(en.percent(9800, { digits: 0 }))).toBe('98 %')
    expect(plain(en.points(90))).toBe('+0.9 pt')
    expect(plain(zh.points(-70))).toBe('−0.7 个百分点')
    expect(plain(en.change(-6100))).toBe('−61 %')
  })

  it('choose the time unit by size, in both languages', () => {
    expect([400, 4_200, 42_000, 186_000, 18_720_000, 4 * 86_400_000].map((ms) => plain(en.duration(ms)))).toEqual(['400 ms', '4.2 s', '42 s', '3.1 min', '5.2 h', '4 days'])
    expect(plain(zh.duration(186_000))).toBe('3.1 分钟')
    expect(plain(zh.duration(18_720_000))).toBe('5.2 小时')
  })

  it('format money from minor units without losing a cent of large sums', () => {
    expect(en.money(21_400_000n, 'CNY')).toBe('¥214,000')
    expect(en.money(-1_05n, 'EUR')).toBe('-€1.05')
    expect(en.money(900_719_925_474_099_312n, 'EUR')).toBe('€9,007,199,254,740,993.12')
    expect(en.money(500, 'JPY')).toBe('¥500')
  })

  it('stand in the time zone of the reader', () => {
    const late = '2026-11-22T23:30:00Z'
    expect(en.dateTime(late)).toBe('Nov 23, 2026, 07:30')
    expect(makeFormats('en', 'UTC', words).day(late)).toBe('Nov 22')
  })

  it('say how long ago, and the date once it is long ago', () => {
    const now = new Date('2026-11-22T10:00:00Z')
    expect(en.relative('2026-11-22T09:58:00Z', now)).toBe('2 minutes ago')
    expect(zh.relative('2026-11-22T07:00:00Z', now)).toBe('3小时前')
    expect(en.relative('2026-08-01T00:00:00Z', now)).toBe('Aug 1, 2026')
  })

  it('write a calendar day as that day in every zone', () => {
    for (const zone of ['Pacific/Auckland', 'Pacific/Kiritimati', 'UTC', 'America/Adak']) {
      const f = makeFormats('en', zone, words)
      expect([f.date('2026-11-22'), f.day('2026-11-22'), f.month('2026-11-01')]).toEqual(['Nov 22, 2026', 'Nov 22', 'Nov 2026'])
    }
    expect(makeFormats('en', 'Pacific/Auckland', words).date('2026-11-22T12:00:00.000Z')).toBe('Nov 23, 2026')
  })
})
