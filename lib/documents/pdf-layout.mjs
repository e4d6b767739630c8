/** From a described document to the definition that pdfmake sets. */

/** @typedef {import('./document').Document} Document */
/** @typedef {import('./document').Block} Block */
/** @typedef {import('./document').Tone} Tone */
/** @typedef {import('pdfmake/interfaces').Content} Content */
/** @typedef {import('pdfmake/interfaces').TDocumentDefinitions} Definition */

/** @type {Record<Tone, string>} */
const inks = { ok: '#1a6b45', watch: '#7d5200', act: '#a8261c', none: '#5b6472' }
const ink = '#171b21'
const quiet = '#5b6472'
const rule = '#c9ced6'
const accent = '#0f5e63'

const sides = 48
const gutter = 22
const widths = { 'A4 portrait': 595.28, 'A4 landscape': 841.89, 'A3 portrait': 841.89, 'A3 landscape': 1190.55 }

/** Padding between two columns of a table. */
const CELL_GAP = 12

/** @param {Tone | undefined} tone */
const inkOf = (tone) => (tone ? inks[tone] : ink)

/** @type {import('pdfmake/interfaces').CustomTableLayout} */
const ruled = {
  hLineWidth: (i, node) => (i === 0 || i === (node.table.headerRows ?? 0) || i === node.table.body.length ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: () => rule,
  paddingLeft: (i) => (i === 0 ? 0 : 6),
  paddingRight: (i, node) => (i === (node.table.widths?.length ?? 0) - 1 ? 0 : 6),
  paddingTop: () => 3.5,
  paddingBottom: () => 3.5,
}

/**
 * @param {Document} document
 * @returns {Definition}
 */
export function layOut(document) {
  const { title, subtitle, organisation, orientation = 'portrait', size = 'A4', dense = false, blocks, footer = '', pageWords, createdAt, locale } = document
  const width = widths[`${size} ${orientation}`] - 2 * sides
  return {
    pageSize: size,
    pageOrientation: orientation,
    pageMargins: dense ? [sides, 38, sides, 36] : [sides, 56, sides, 56],
    language: locale,
    info: { title, author: organisation, creator: 'Wheelhouse', producer: 'Wheelhouse', creationDate: createdAt, modDate: createdAt },
    defaultStyle: { font: 'NotoSans', fontSize: dense ? 8 : 9.5, lineHeight: dense ? 1.15 : 1.25, color: ink },
    header: { text: organisation, fontSize: 8, color: quiet, margin: [sides, dense ? 18 : 26, sides, 0] },
    footer: (page, pages) => ({
      columns: [
        { text: footer, fontSize: 7, color: quiet, width: '*' },
        { text: pageWords.replace('{page}', String(page)).replace('{pages}', String(pages)), fontSize: 8, color: quiet, alignment: 'right', width: 'auto' },
      ],
      columnGap: 16,
      margin: [sides, dense ? 12 : 18, sides, 0],
    }),
    content: [
      { text: title, fontSize: dense ? 16 : 18, bold: true, lineHeight: 1.15, margin: [0, 0, 0, subtitle ? 2 : 10] },
      ...(subtitle ? [{ text: subtitle, fontSize: 10.5, color: quiet, margin: /** @type {[number, number, number, number]} */ ([0, 0, 0, 12]) }] : []),
      ...blocks.map((block) => setBlock(block, width, dense)),
    ],
  }
}

/**
 * @param {Block} block
 * @param {number} width
 * @param {boolean} dense
 * @returns {Content}
 */
function setBlock(block, width, dense) {
  switch (block.kind) {
    case 'heading':
      if (block.level === 2) return { text: block.text, fontSize: dense ? 9 : 10, bold: true, margin: [0, 3, 0, 3], headlineLevel: 2 }
      return { text: block.text, fontSize: dense ? 10 : 12, bold: true, margin: dense ? [0, 4, 0, 3] : [0, 10, 0, 5], headlineLevel: 1 }
    case 'paragraph':
      return { text: block.text, color: inkOf(block.tone), margin: [0, 0, 0, 7] }
    case 'list':
      return { ul: block.items.map((text) => ({ text, margin: [0, 0, 0, 2] })), margin: [0, 0, 0, 7], markerColor: quiet }
    case 'facts':
      return {
        layout: 'noBorders',
        margin: [0, 0, 0, 8],
        table: { widths: ['auto', '*'], body: block.facts.map(({ name, value }) => [{ text: name, color: quiet }, { text: value }]) },
      }
    case 'table':
      return setTable(block, width, dense)
    case 'figures':
      return setFigures(block)
    case 'columns':
      return {
        columnGap: gutter,
        columns: [
          { width: (width - gutter) * block.share, stack: block.left.map((one) => setBlock(one, (width - gutter) * block.share, dense)) },
          { width: '*', stack: block.right.map((one) => setBlock(one, (width - gutter) * (1 - block.share), dense)) },
        ],
      }
    case 'bars':
      return setBars(block, width)
    case 'signatures':
      return setSignatures(block)
    case 'page-break':
      return { text: '', pageBreak: 'after' }
  }
}

/**
 * @param {Extract<Block, { kind: 'table' }>} table
 * @param {number} width
 * @param {boolean} dense
 * @returns {Content}
 */
function setTable({ columns, rows, caption }, width, dense) {
  return {
    unbreakable: rows.length <= 3,
    margin: [0, 0, 0, 10],
    stack: [
      ...(caption ? [{ text: caption, color: quiet, fontSize: 8.5, margin: /** @type {[number, number, number, number]} */ ([0, 0, 0, 3]) }] : []),
      {
        layout: dense ? { ...ruled, paddingTop: () => 2, paddingBottom: () => 1.5 } : ruled,
        table: {
          headerRows: 1,
          keepWithHeaderRows: 1,
          dontBreakRows: true,
          widths: columnWidths(columns, rows, width - CELL_GAP * (columns.length - 1)),
          body: [
            columns.map(({ header, align = 'left' }) => ({ text: header, bold: true, fontSize: dense ? 7.5 : 8.5, color: quiet, alignment: align })),
            ...rows.map((row) =>
              columns.map(({ align = 'left' }, i) => {
                const cell = row[i] ?? ''
                const { text, tone = undefined, bold = false } = typeof cell === 'string' ? { text: cell } : cell
                return { text, bold, color: inkOf(tone), alignment: align }
              }),
            ),
          ],
        },
      },
    ],
  }
}

/**
 * In points: `auto` columns as wide as their longest text up to a third, the others by their shares of what is left. The
 * library would break Chinese after every character to make a column narrow.
 * @param {import('./document').TableColumn[]} columns
 * @param {import('./document').TableCell[][]} rows
 * @param {number} available
 */
function columnWidths(columns, rows, available) {
  const fixed = columns.map(({ width, header }, i) => (width === 'auto' ? Math.min(available / 3, Math.max(textWidth(header), ...rows.map((row) => textWidth(cellText(row[i]))))) : 0))
  const left = available - fixed.reduce((sum, part) => sum + part, 0)
  const shareOf = (/** @type {import('./document').TableColumn} */ { width = 1 }) => (width === 'auto' ? 0 : width)
  const shares = columns.reduce((sum, column) => sum + shareOf(column), 0)
  return columns.map((column, i) => (column.width === 'auto' ? (fixed[i] ?? 0) : (left * shareOf(column)) / shares))
}

/** @param {import('./document').TableCell | undefined} cell */
const cellText = (cell = '') => (typeof cell === 'string' ? cell : cell.text)

/** Points of a line in the size of tables, rather too many than too few; @param {string} text */
const textWidth = (text) => [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 9.7 : 5.9), 4)

/**
 * @param {Extract<Block, { kind: 'figures' }>} block
 * @returns {Content}
 */
function setFigures({ figures }) {
  return {
    layout: { hLineWidth: () => 0.8, vLineWidth: (i, node) => (i === 0 || i === (node.table.widths?.length ?? 0) ? 0 : 0.4), hLineColor: () => rule, vLineColor: () => rule, paddingTop: () => 6, paddingBottom: () => 6, paddingLeft: (i) => (i === 0 ? 0 : 10), paddingRight: () => 8 },
    margin: [0, 2, 0, 10],
    table: {
      widths: figures.map(() => '*'),
      body: [
        figures.map(({ name, value, note = '', tone, trend }) => ({
          stack: [
            { text: name, fontSize: 8.5, color: quiet },
            { text: value, fontSize: 16, bold: true, lineHeight: 1.15, color: inkOf(tone) },
            ...(trend?.some((value) => value !== null) ? [setTrend(trend, tone)] : []),
            { text: note, fontSize: 8, color: quiet },
          ],
        })),
      ],
    },
  }
}

const trendHeight = 16

/**
 * Small columns from the lowest value up, the last one in full ink; a week without data stays empty.
 * @param {(number | null)[]} values
 * @param {Tone | undefined} tone
 * @returns {Content}
 */
function setTrend(values, tone) {
  const known = values.filter((value) => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const base = low - (high - low || Math.abs(high) || 1) * 0.25
  const step = 9
  return {
    margin: [0, 2, 0, 2],
    canvas: [
      { type: 'line', x1: 0, y1: trendHeight, x2: values.length * step, y2: trendHeight, lineWidth: 0.4, lineColor: rule },
      ...values.flatMap((value, i) => {
        if (value === null) return []
        const h = ((value - base) / (high - base || 1)) * trendHeight
        return [{ type: /** @type {const} */ ('rect'), x: i * step, y: trendHeight - h, w: step - 2, h, color: i === values.length - 1 ? (tone && tone !== 'none' ? inks[tone] : accent) : '#b9c4c9' }]
      }),
    ],
  }
}

/**
 * @param {Extract<Block, { kind: 'bars' }>} block
 * @param {number} width
 * @returns {Content}
 */
function setBars({ bars }, width) {
  const longest = width * 0.5
  const clamp = (/** @type {number} */ share) => Math.max(0, Math.min(1, share)) * longest
  return {
    unbreakable: bars.length <= 12,
    margin: [0, 2, 0, 10],
    stack: [{
      layout: 'noBorders',
      table: {
      widths: ['*', longest, 'auto'],
      body: bars.map(({ name, share, target, value, tone }) => [
        { text: name, fontSize: 9 },
        {
          canvas: [
            { type: 'rect', x: 0, y: 3, w: longest, h: 7, color: '#eef0f3' },
            { type: 'rect', x: 0, y: 3, w: clamp(share), h: 7, color: tone ? inks[tone] : accent },
            ...(target === undefined ? [] : [{ type: /** @type {const} */ ('line'), x1: clamp(target), y1: 1, x2: clamp(target), y2: 12, lineWidth: 1.2, lineColor: ink }]),
          ],
        },
        { text: value, fontSize: 9, alignment: 'right' },
      ]),
      },
    }],
  }
}

/**
 * @param {Extract<Block, { kind: 'signatures' }>} block
 * @returns {Content}
 */
function setSignatures({ lines }) {
  /** @type {import('pdfmake/interfaces').Column[]} */
  const columns = lines.map(({ name, role = '', signed = '' }) => ({
    width: '*',
    stack: [
      { text: signed || ' ', fontSize: 9, margin: [0, signed ? 8 : 30, 0, 3], color: accent },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 150, y2: 0, lineWidth: 0.8, lineColor: quiet }] },
      { text: name, margin: [0, 3, 0, 0] },
      { text: role, fontSize: 8.5, color: quiet },
    ],
  }))
  const rows = []
  for (let at = 0; at < columns.length; at += 3) rows.push({ columns: [...columns.slice(at, at + 3), ...Array(Math.max(0, at + 3 - columns.length)).fill({ text: '', width: '*' })], columnGap: 18, unbreakable: true })
  return { stack: rows, margin: [0, 8, 0, 8] }
}
