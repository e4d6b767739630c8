import { getTranslations } from 'next-intl/server'
import { TwoLines } from '@/components/programme/two-lines'
import { PlainTable } from '@/components/table/plain-table'
import { Progress } from '@/components/ui/progress'
import { Section } from '@/components/ui/section'
import { moneyText } from '@/lib/core/portfolio/money'
import type { PhaseDetail } from '@/lib/features/programme/phase-detail'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { CorrectExpense, RecordExpense } from './expense-dialogs'

/** What is spent and left, and every entry behind it; corrections stand beside what they correct. */
export async function BudgetSection({ phase }: { phase: PhaseDetail }) {
  const [t, f, day] = await Promise.all([getTranslations('phases.money'), getFormats(), getDayFormat()])
  const { budgetMinor, spentMinor, leftMinor, spentBp, currency } = phase.budget
  const money = (minor: bigint) => f.money(minor, currency)
  const left = leftMinor === null ? '' : leftMinor < 0n ? t('over', { amount: money(-leftMinor) }) : t('left', { amount: money(leftMinor) })
  return (
    <Section id="budget" title={t('title')} note={t('note')} action={phase.mayEdit && <RecordExpense phaseId={phase.id} currency={currency} today={phase.today} />}>
      {budgetMinor === null ? (
        <p className="mb-3 text-sm text-ink-2">{t('noBudget')}</p>
      ) : (
        <div className="mb-4 max-w-xl">
          <Progress label={t('spent')} percent={(spentBp ?? 0) / 100} detail={`${money(spentMinor)} / ${money(budgetMinor)} · ${left}`} tone={leftMinor! < 0n ? 'act' : 'info'} />
        </div>
      )}
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'what', header: t('what') },
          { id: 'day', header: t('day') },
          { id: 'by', header: t('by') },
          { id: 'amount', header: t('amount'), align: 'right' },
          ...(phase.mayEdit ? [{ id: 'actions', header: t('actions'), align: 'right' as const }] : []),
        ]}
        rows={phase.expenses.map((entry) => ({
          id: entry.id,
          name: entry.note,
          cells: {
            what: { text: entry.note, sub: entry.correctsId ? t('correction') : undefined },
            day: day(entry.spentOn),
            by: entry.enteredBy,
            amount: <TwoLines text={f.money(entry.amountMinor, entry.currency)} sub={entry.amountNow !== null && entry.amountNow !== entry.amountMinor && t('nowAmounts', { amount: f.money(entry.amountNow, entry.currency) })} />,
            actions: phase.mayEdit && entry.amountNow !== null ? <CorrectExpense expenseId={entry.id} name={entry.note} amount={moneyText(entry.amountNow, entry.currency)} currency={entry.currency} /> : null,
          },
        }))}
        empty={<p className="panel border-dashed px-4 py-5 text-sm text-ink-3">{t('empty')}</p>}
      />
    </Section>
  )
}
