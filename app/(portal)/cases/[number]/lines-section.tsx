import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import type { CaseDetail } from '@/lib/features/cases/detail'
import { explainLines } from '@/lib/features/cases/explain-lines'
import type { Ctx } from '@/lib/server/ctx'
import { getFormats } from '@/lib/i18n/formats'
import { roundedMinor } from '@/lib/core/finance/round'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { sayReason } from '../results/say-reason'
import { ConversionNote } from '../results/conversion-note'
import { FormulaDialog } from './formula-dialog'

/** Every line with its amount, when it occurs, how sure it is, and what it was computed from. */
export async function LinesSection({ found, ctx }: { found: CaseDetail; ctx: Ctx }) {
  const [all, t, w, f, explained] = await Promise.all([getTranslations(), getTranslations('cases'), getTranslations('finance'), getFormats(), explainLines(ctx, { number: found.number, ...(found.frozen !== null && { ordinal: found.frozen }) })])
  const { body, resolved, currency } = found
  const totals = new Map((found.figures?.base.lines ?? []).map((line) => [line.id, line]))
  const money = (value: number | null | undefined) => (value == null ? f.none : f.money(roundedMinor(Math.round(value), decimalsOf(currency)), currency))
  const conversions = resolved.lines.filter(({ conversion }) => conversion)
  return (
    <>
      {(['cost', 'benefit'] as const).map((kind) => (
        <Section key={kind} title={t(kind === 'cost' ? 'editor.costs' : 'editor.benefits')}>
          <PlainTable
            caption={t(kind === 'cost' ? 'editor.costs' : 'editor.benefits')}
            empty={<p className="panel px-4 py-5 text-sm text-ink-3">{t(kind === 'cost' ? 'editor.noCosts' : 'editor.noBenefits')}</p>}
            columns={[
              { id: 'label', header: t('editor.label') },
              { id: 'amount', header: t('lines.amount'), align: 'right' },
              { id: 'when', header: t('editor.recurrence') },
              { id: 'risk', header: t('editor.risk'), align: 'right' },
              { id: 'range', header: t('lines.range'), align: 'right', wideOnly: true },
              { id: 'total', header: t('lines.total'), align: 'right' },
              { id: 'pv', header: t('kinds.pv'), align: 'right' },
              { id: 'how', header: t('lines.how') },
            ]}
            rows={body.lines.filter((line) => line.kind === kind).map((line) => {
              const of = resolved.lines.find(({ lineId }) => lineId === line.id)
              const story = explained.find(({ lineId }) => lineId === line.id)
              const { recurrence } = line
              const growth = recurrence.kind === 'every' && recurrence.growthBp ? ` · ${t('lines.growth', { growth: f.percent(recurrence.growthBp) })}` : ''
              const when = line.amount.kind === 'series' ? t('editor.amountKinds.series') : recurrence.kind === 'once' ? t('lines.once', { at: recurrence.at }) : t('lines.every', { from: recurrence.from, to: recurrence.to ?? body.horizon.periods })
              return {
                id: line.id,
                name: line.label,
                cells: {
                  label: { text: line.label, sub: `${w(`categories.${line.category}`)} · ${t('editor.confidenceShort', { confidence: w(`confidences.${line.confidence}`) })}` },
                  amount: of?.reasons.length ? { text: sayReason(all, of.reasons[0]!, f.locale), tone: 'watch' as const } : line.amount.kind === 'series' ? null : money(of?.base),
                  when: `${when}${growth}`,
                  risk: f.percent(line.riskBp, { digits: 0 }),
                  range: `${f.percent(line.range.lowBp, { digits: 0 })} – ${f.percent(line.range.highBp, { digits: 0 })}`,
                  total: money(totals.get(line.id)?.total),
                  pv: money(totals.get(line.id)?.pv),
                  how: story ? <FormulaDialog story={story} currency={currency} newest={of?.formula?.newest ?? 0} /> : of?.conversion ? t('lines.converted', { from: of.conversion.from }) : t(`editor.amountKinds.${line.amount.kind}`),
                },
              }
            })}
          />
        </Section>
      ))}
      {conversions.map(({ lineId, conversion }) => conversion && <ConversionNote key={lineId} conversion={conversion} />)}
    </>
  )
}
