import { FormulaExplained, type InputNote } from '@/components/value/formula-explained'
import { Dialog } from '@/components/ui/dialog'
import { Section } from '@/components/ui/section'
import type { Segment } from '@/lib/core/ledger/facts'
import type { ExplainedPart, LedgerMonthPage } from '@/lib/features/ledger/month-page'
import type { LedgerWords } from '../../../ledger-words'

/** Each formula with the numbers of this month written in, opened one at a time. */
export function FormulaList({ page, words }: { page: LedgerMonthPage; words: LedgerWords }) {
  const { t, f } = words
  if (!page.explained.length) return null
  const name = (part: ExplainedPart) => part.explained.names[f.locale === 'en' ? 'en' : 'zh-CN']
  const days = ({ segment }: ExplainedPart) => (segment && page.facts.segments.length > 1 ? `${f.day(segment.from)} – ${f.day(segment.to)}` : t('month.whole'))
  return (
    <Section title={t('month.formulas')}>
      <ul className="flex flex-wrap gap-2">
        {page.explained.map((part, i) => (
          <li key={i}>
            <Dialog wide size="sm" trigger={`${name(part)} · ${days(part)}`} title={name(part)} description={days(part)}>
              <FormulaExplained
                explained={part.explained}
                currency={page.facts.currency}
                notes={notesOf(part, page, words)}
                sample={t('month.units', { count: page.facts.segments.flatMap(({ sources }) => sources).reduce((sum, source) => sum + source.succeeded, 0) })}
              />
            </Dialog>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What each input rests on, with the way to it. */
function notesOf(part: ExplainedPart, page: LedgerMonthPage, { t, f }: LedgerWords): Record<string, InputNote> {
  const segment: Segment | undefined = page.facts.segments.find(({ from }) => from === part.segment?.from) ?? page.facts.segments.at(-1)
  const { variables } = page.formulas[part.formula].body
  const from = part.segment?.from ?? page.facts.segments[0]?.from
  const runs = `/runs/list?automation=${page.automation.id}&counted=1&from=${from}&to=${part.segment?.to ?? page.facts.segments.at(-1)?.to}`
  return Object.fromEntries(
    variables.flatMap(({ name, source }): [string, InputNote][] => {
      if (source.kind === 'rate') return [[name, { hidden: !page.mayReadWages, source: segment?.wage ? t(`wageBy.${segment.wage.by}`) : undefined, href: page.mayReadWages ? '/rates' : undefined }]]
      if (source.field === 'cost-per-item') return [[name, { hidden: !page.mayReadWages }]]
      if (source.kind === 'baseline') return segment?.baseline ? [[name, { source: f.date(segment.baseline.validFrom), href: `/processes/${page.automation.processId}` }]] : []
      if (source.kind === 'runs') return [[name, { source: t('month.evidence'), href: page.mayReadRuns ? runs : undefined }]]
      if (source.field === 'adoption') return [[name, { source: page.facts.adoption ? t('columns.adoption') : t('month.adoptionUnknown') }]]
      return []
    }),
  )
}
