import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(path.resolve(import.meta.dirname, '../../app/globals.css'), 'utf8')
const tokens = new Map([...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name, { light, dark }] as const))

type Theme = 'light' | 'dark'
const colour = (name: string, theme: Theme) => tokens.get(name)?.[theme] ?? expect.fail(`no token ${name}`)

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const v = parseInt(hex.slice(at, at + 2), 16) / 255
    return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (a: string, b: string) => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['bg', 'surface', 'raised', 'overlay']
const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'ok', 'watch', 'act', 'none']
const onTop = [['on-accent', 'accent'], ['on-act', 'act'], ['accent', 'accent-soft'], ['ink', 'accent-soft'], ['ok', 'ok-soft'], ['watch', 'watch-soft'], ['act', 'act-soft'], ['ink', 'act-soft'], ['none', 'none-soft']] as const
const marks = ['line-strong', 'series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6']

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each(texts)('%s is readable as text on every ground', (text) => {
    for (const ground of grounds) expect(contrast(colour(text, theme), colour(ground, theme)), ground).toBeGreaterThanOrEqual(4.5)
  })

  it.each(onTop)('%s is readable on %s', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(marks)('%s is visible as a mark', (mark) => {
    for (const ground of ['bg', 'surface']) expect(contrast(colour(mark, theme), colour(ground, theme)), ground).toBeGreaterThanOrEqual(3)
  })
})
