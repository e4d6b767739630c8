import { readFileSync } from 'node:fs'
import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { linkSentence } from '@/app/(portal)/engines/link-sentence'
import { messagesFor } from '@/lib/i18n/messages'

const translator = async (locale: 'en' | 'zh-CN') => createTranslator({ locale, messages: await messagesFor(locale) })

describe('the sentence about linked processes', () => {
  it.each([
    [0, 0, 'No process is known yet.'],
    [0, 1, 'The only process is not linked to an automation; its runs count in the totals, but for no automation.'],
    [0, 9, 'None of 9 processes is linked to an automation; their runs count in the totals, but for no automation.'],
    [1, 0, 'The only process is linked to an automation.'],
    [9, 0, 'All 9 processes are linked to automations.'],
    [1, 8, '1 of 9 processes is linked to an automation; the runs of the others count in the totals, but for no automation.'],
    [2, 1, '2 of 3 processes are linked to automations; the runs of the other one count in the totals, but for no automation.'],
  ])('agrees in number: %i linked, %i not', async (linked, rest, text) => {
    expect(linkSentence(await translator('en') as never, linked, rest)).toBe(text)
  })

  it('says the same in Chinese', async () => {
    const t = (await translator('zh-CN')) as never
    expect(linkSentence(t, 1, 8)).toBe('9 个流程中 1 个已关联自动化；其余 8 个的运行计入总体指标，但不计入任何自动化。')
    expect(linkSentence(t, 3, 0)).toBe('3 个流程均已关联自动化。')
  })
})

describe('the answer at the head of the engines', () => {
  it('names one engine and counts several', async () => {
    const t = await translator('en')
    expect(t('enginePages.answer.freshMany', { count: 3, paused: 0, lag: '4 min' })).toBe('All 3 engines are fresh within 4 min')
    expect(t('enginePages.answer.freshMany', { count: 2, paused: 1, lag: '4 min' })).toBe('All 2 engines that are not paused are fresh within 4 min')
    expect(t('enginePages.answer.failingOne', { name: 'n8n', count: 1 })).toBe('The last reading of n8n failed')
    expect(t('enginePages.answer.failingOne', { name: 'n8n', count: 3 })).toBe('The last 3 readings of n8n failed')
  })
})

describe('the page of an engine', () => {
  it('leads to its runs by the short name, which is what the list of runs filters by', () => {
    const source = readFileSync('app/(portal)/engines/[slug]/overview.tsx', 'utf8')
    expect([...source.matchAll(/\/runs\/list\?engine=\$\{([\w.]+)\}/g)].map(([, given]) => given)).toEqual(['engine.slug'])
  })
})
