import { NextIntlClientProvider } from 'next-intl'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ActiveFilters } from '@/app/(portal)/runs/list/active-filters'
import { filtersOf, runsBehind } from '@/app/(portal)/runs/runs-behind'
import en from '@/content/messages/en/boards.json'
import zh from '@/content/messages/zh-CN/boards.json'
import { OverviewInput } from '@/lib/features/runs/schema'

const frame = { period: { from: '2026-11-01', to: '2026-11-22' }, previous: { from: '2026-10-10', to: '2026-10-31' }, today: '2026-11-22', timeZone: 'Asia/Shanghai' }

it('the runs behind a figure keep the conditions of the board and take those of the row', () => {
  const chosen = filtersOf(OverviewInput.parse({ engine: 'rpa', department: 'd-1', period: '30d' }))
  expect(runsBehind({ frame, group: 'automation' }, chosen)).toBe('/runs/list?department=d-1&engine=rpa&counted=1&from=2026-11-01&to=2026-11-22')
  expect(runsBehind({ frame, group: 'automation' }, {}, { key: null })).toBe('/runs/list?automation=none&counted=1&from=2026-11-01&to=2026-11-22')
  expect(runsBehind({ frame, group: 'department' }, chosen, { key: 'd-2' })).toContain('department=d-1&engine=rpa&departmentOnly=d-2&counted=1')
})

it.each([['en', en], ['zh-CN', zh]] as const)('a list says whose runs it shows, each condition with a way out of it %s', (locale, messages) => {
  const filter = { automation: 'A-1', phase: 'none', counted: '1', status: 'failed', cursor: '1.2' }
  const names = [{ filter: 'automation', name: 'Invoices', nameZh: '发票' }, { filter: 'phase', name: null, nameZh: null }] as const
  const list = createElement(ActiveFilters, { filter, names: [...names], locale })
  const html = renderToStaticMarkup(createElement(NextIntlClientProvider, { locale, messages, timeZone: 'UTC' } as never, list))
  expect(html.match(/<li>/g)).toHaveLength(3)
  expect(html).toContain(locale === 'en' ? 'Only runs of the automation Invoices.' : '仅显示自动化“发票”的运行。')
  expect(html).toContain(messages.boards.run.filter.noPhase)
  expect(html).toContain(messages.boards.run.filter.counted)
  expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))).toEqual([
    '/runs/list?phase=none&counted=1&status=failed', '/runs/list?automation=A-1&counted=1&status=failed', '/runs/list?automation=A-1&phase=none&status=failed',
  ])
})
