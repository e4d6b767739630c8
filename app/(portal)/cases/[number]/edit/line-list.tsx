'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { benefitLine, costLine, freshLineId } from '@/lib/core/cases/blank'
import type { CaseBody, CaseLine } from '@/lib/core/finance/case'
import { MOST_LINES } from '@/lib/core/finance/kinds'
import type { FormulaChoice, RiskChoice } from './amount-fields'
import { LineFields } from './line-fields'
import { LineRow } from './line-row'
import type { Preview } from './use-preview'

interface LineListProps {
  kind: 'cost' | 'benefit'
  body: CaseBody
  currency: string
  currencies: string[]
  formulas: FormulaChoice[]
  risks: RiskChoice[]
  preview: Preview
  problems: Record<string, string>
  /** The figures are of the body before this change */
  before: boolean
  onChange(body: CaseBody): void
}

/** Costs, or benefits: each line opens to its fields, one at a time. */
export function LineList({ kind, body, currency, currencies, formulas, risks, preview, problems, before, onChange }: LineListProps) {
  const t = useTranslations('cases.editor')
  const [open, setOpen] = useState<string | null>(null)
  const places = body.lines.flatMap((line, index) => (line.kind === kind ? [index] : []))
  const totals = new Map((preview.figures?.base.lines ?? []).map(({ id, total }) => [id, total]))
  const put = (lines: CaseLine[]) => onChange({ ...body, lines })
  const add = () => {
    const id = freshLineId(body.lines, kind)
    put([...body.lines, kind === 'cost' ? costLine('software', { id, label: t('newCost') }) : benefitLine('cash', { id, label: t('newBenefit') })])
    setOpen(id)
  }
  const move = (at: number, by: -1 | 1) => {
    const [from, to] = [places[at]!, places[at + by]!]
    const lines = [...body.lines]
    ;[lines[from], lines[to]] = [lines[to]!, lines[from]!]
    put(lines)
  }
  return (
    <Section title={t(kind === 'cost' ? 'costs' : 'benefits')} action={<Button size="sm" disabled={body.lines.length >= MOST_LINES} onClick={add}>{t(kind === 'cost' ? 'addCost' : 'addBenefit')}</Button>}>
      {places.length === 0 ? (
        <p className="panel px-4 py-5 text-sm text-ink-3">{t(kind === 'cost' ? 'noCosts' : 'noBenefits')}</p>
      ) : (
        <ol className="panel divide-y divide-line-soft">
          {places.map((index, at) => {
            const line = body.lines[index]!
            const resolved = preview.resolved.lines.find(({ lineId }) => lineId === line.id)
            const put1 = (next: CaseLine) => put(body.lines.map((each, i) => (i === index ? next : each)))
            const problem = (path: string) => problems[`lines.${index}.${path}`]
            return (
              <LineRow
                key={line.id}
                line={line}
                currency={currency}
                resolved={resolved}
                total={totals.get(line.id)}
                before={before}
                open={open === line.id}
                faulty={Object.keys(problems).some((path) => path.startsWith(`lines.${index}.`))}
                first={at === 0}
                last={at === places.length - 1}
                onToggle={() => setOpen(open === line.id ? null : line.id)}
                onMove={(by) => move(at, by)}
                onCopy={() => put([...body.lines, { ...line, id: freshLineId(body.lines, kind) }])}
                onRemove={() => put(body.lines.filter((_, i) => i !== index))}
              >
                <LineFields line={line} body={body} currency={currency} currencies={currencies} formulas={formulas} risks={risks} resolved={resolved} problem={problem} onChange={put1} />
              </LineRow>
            )
          })}
        </ol>
      )}
    </Section>
  )
}
