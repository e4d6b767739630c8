import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import type { Document } from '@/lib/documents/document'
import { pdfOf } from '@/lib/documents/pdf'

const base = { organisation: 'Hengtai Industrial', createdAt: new Date('2026-11-22T08:00:00.000Z') }

const english: Document = {
  ...base,
  locale: 'en',
  title: 'Minutes of the gate review: Pilot',
  subtitle: 'Review 1, decided on Nov 22, 2026',
  pageWords: 'Page {page} of {pages}',
  footer: 'SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  blocks: [
    { kind: 'figures', figures: [{ name: 'Criteria met', value: '7 of 10', note: 'one mandatory missing', tone: 'watch' }, { name: 'Success rate', value: '98.4 %', tone: 'ok' }] },
    { kind: 'heading', text: 'Decision' },
    { kind: 'paragraph', text: 'Go with conditions. The vote was 3 : 0; quorum was reached.' },
    { kind: 'facts', facts: [{ name: 'Opened by', value: 'Wang Min' }, { name: 'Rules', value: 'majority ≥ 50 % – quorum 3' }] },
    { kind: 'bars', bars: [{ name: 'Success rate', share: 0.984, target: 0.98, value: '98.4 %', tone: 'ok' }] },
    { kind: 'table', columns: [{ header: 'Criterion', width: 3 }, { header: 'Value', align: 'right', width: 1 }], rows: Array.from({ length: 60 }, (_, i) => [`Criterion ${i + 1}`, { text: `${i} %`, tone: 'ok' }]) },
    { kind: 'list', items: ['Train the second operator', 'Repeat the restore test'] },
    { kind: 'signatures', lines: [{ name: 'Chen Zhao', role: 'Chair', signed: 'voted yes, Nov 22, 2026' }, { name: 'Lin Xue' }] },
  ],
}

const chinese: Document = {
  ...base,
  locale: 'zh-CN',
  title: '阶段关口评审纪要：试点',
  pageWords: '第 {page} 页，共 {pages} 页',
  blocks: [
    { kind: 'paragraph', text: '表决结果为有条件通过：成功率达到98.4%，高于目标值；人工处理时长缩短百分之六十一。' },
    { kind: 'table', columns: [{ header: '条件' }, { header: '责任人', width: 'auto' }], rows: [['补充第二名操作员的培训', '赵晨']] },
    { kind: 'signatures', lines: [{ name: '赵晨', role: '主席' }] },
  ],
}

async function textOf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(bytes.slice())
  const { text, totalPages } = await extractText(pdf, { mergePages: true })
  const { info } = await pdf.getMetadata()
  return { text: text.replace(/\s+/g, ' '), totalPages, info }
}

describe('a PDF', () => {
  it('holds every word of an English document as text, with page numbers and the proof at the foot', async () => {
    const { text, totalPages, info } = await textOf(await pdfOf(english))
    expect(totalPages).toBeGreaterThan(1)
    for (const words of ['Hengtai Industrial', 'Minutes of the gate review: Pilot', 'Review 1, decided', '7 of 10', 'Go with conditions', 'majority ≥ 50 % – quorum 3', 'Criterion 60', 'Train the second operator', 'voted yes', 'Page 1 of', english.footer!]) {
      expect(text).toContain(words)
    }
    expect(info).toMatchObject({ Title: english.title, Author: 'Hengtai Industrial' })
  })

  it('holds every word of a Chinese document as text, with its glyphs embedded', async () => {
    const bytes = await pdfOf(chinese)
    const text = (await textOf(bytes)).text.replaceAll(' ', '')
    for (const words of ['阶段关口评审纪要：试点', '表决结果为有条件通过', '补充第二名操作员的培训', '赵晨', '第1页，共1页']) expect(text).toContain(words)
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/FontFile[23]?\b/)
  })

  it('stays below 300 kB, and is the same for the same content', async () => {
    const [once, again, other] = await Promise.all([pdfOf(english), pdfOf(english), pdfOf(chinese)])
    expect(once.length).toBeLessThan(300_000)
    expect(other.length).toBeLessThan(300_000)
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true)
  })

  it('is landscape and A3 where asked', async () => {
    const pdf = await getDocumentProxy(await pdfOf({ ...chinese, orientation: 'landscape', size: 'A3' }))
    const { view } = await pdf.getPage(1)
    expect(view.slice(2).map(Math.round)).toEqual([1191, 842])
  })

  it('reads no file and calls no address that a text names', async () => {
    const { text } = await textOf(await pdfOf({ ...english, blocks: [{ kind: 'paragraph', text: '/etc/passwd data:image/png;base64,AAAA http://192.0.2.1/x.png' }] }))
    expect(text).toContain('http://192.0.2.1/x.png')
    expect(text).not.toContain('root:')
  })
})
