import type { PackFigures } from '@/lib/core/packs/figures'
import type { Block, TableCell, Tone } from '@/lib/documents/document'
import type { Band } from '@/lib/core/risks/matrix'
import { shortened } from './shortened'
import type { PackWriter } from './writer'

type Risks = NonNullable<PackFigures['risks']>
type Row = Risks['rows'][number]

const toneOfBand: Record<Band, Tone> = { green: 'ok', yellow: 'watch', orange: 'watch', red: 'act' }
const FRONT_TITLE = 64

const titleOf = ({ title, titleZh }: Row, { locale }: PackWriter): string => (locale === 'zh-CN' && titleZh) || title
const p = (say: PackWriter['say'], key: string, params?: Record<string, string | number>) => say(`indicators.panel.${key}`, params)
const bandCell = ({ band, score }: Row, { say }: PackWriter): TableCell => ({ text: p(say, 'bandScore', { band: p(say, `bands.${band}`), score }), tone: toneOfBand[band] })

/** What the register says in a line. */
export function risksLine({ open, counts, overdue, breached }: Risks, { say, locale }: PackWriter): string {
  const parts = [p(say, 'lead', { open, red: counts.red, orange: counts.orange }), overdue > 0 && p(say, 'leadOverdue', { count: overdue }), breached > 0 && p(say, 'leadBreached', { count: breached })]
  return parts.filter(Boolean).join(locale === 'en' ? ' ' : '')
}

export function riskState({ acceptance, proposed, overdue }: Row, { say }: PackWriter): string {
  return [proposed && p(say, 'proposed'), acceptance === 'valid' && p(say, 'accepted'), acceptance === 'stale' && p(say, 'stale'), overdue && p(say, 'overdue')].filter(Boolean).join(' · ')
}

/** The largest risks on the front page. */
export function risksBrief(risks: Risks, write: PackWriter, most: number): Block[] {
  const { say } = write
  return [
    {
      kind: 'table',
      columns: [{ header: p(say, 'columns.risk'), width: 4 }, { header: p(say, 'columns.owner'), width: 'auto' }, { header: p(say, 'columns.residual'), width: 'auto' }],
      rows: risks.rows.slice(0, most).map((row) => [shortened(`${row.code} ${titleOf(row, write)}`, FRONT_TITLE), row.owner ?? p(say, 'nobody'), bandCell(row, write)]),
    },
  ]
}

export function risksTable({ risks }: PackFigures, write: PackWriter, most: number): Block[] {
  if (risks === undefined) return []
  const { say, f } = write
  if (!risks?.open) return [{ kind: 'paragraph', text: p(say, 'topNone'), tone: 'none' }]
  return [
    { kind: 'paragraph', text: risksLine(risks, write) },
    {
      kind: 'table',
      columns: [{ header: p(say, 'columns.risk'), width: 5 }, { header: p(say, 'columns.inherent'), align: 'right' }, { header: p(say, 'columns.residual'), width: 1.6 }, { header: p(say, 'columns.owner'), width: 1.8 }, { header: p(say, 'columns.state'), width: 2.4 }],
      rows: risks.rows.slice(0, most).map((row): TableCell[] => [`${row.code} ${titleOf(row, write)}`, f.number(row.inherent), bandCell(row, write), row.owner ?? p(say, 'nobody'), riskState(row, write)]),
    },
    ...(risks.open > most ? [{ kind: 'paragraph' as const, text: p(say, 'more', { count: risks.open - most }), tone: 'none' as const }] : []),
  ]
}
