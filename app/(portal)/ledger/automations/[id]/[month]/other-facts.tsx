import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { finishedOf, ledgerFormulas, type LateFacts } from '@/lib/core/ledger/facts'
import type { LedgerMonthPage } from '@/lib/features/ledger/month-page'
import type { LedgerWords } from '../../../ledger-words'

/** Readings, versions and the seal of the month. */
export function OtherFacts({ page, words: { t, f } }: { page: LedgerMonthPage; words: LedgerWords }) {
  const { facts, result, checked } = page
  const handled = facts.segments.flatMap(({ sources }) => sources).reduce((sum, source) => sum + finishedOf(source), 0)
  const late = (found: LateFacts | null) => (found === null ? t('month.lateUnknown') : t(found.by === 'reading' ? 'month.lateReading' : 'month.lateBacklog', { count: found.units }))
  return (
    <>
      <Section title={t('month.other')}>
        <Facts
          facts={[
            ...(facts.planned.promised ? [{ label: t('columns.planned'), value: <TextLink href={`/cases/${facts.planned.promised.number}`}>{t('month.plannedCase', { number: facts.planned.promised.number, ordinal: facts.planned.promised.ordinal })}</TextLink> }] : []),
            { label: t('columns.adoption'), value: facts.adoption ? f.percent(facts.adoption.value) : t('month.adoptionUnknown') },
            { label: t('columns.coverage'), value: facts.scope && result.figures.coverageBp !== null ? t('month.coverageOf', { share: f.percent(result.figures.coverageBp), handled: f.number(handled), scope: f.number(facts.scope.value) }) : t('month.coverageUnknown') },
            { label: t('columns.late'), value: late(facts.late) },
            ...ledgerFormulas.map((key) => ({ label: page.formulas[key].body.names[f.locale === 'en' ? 'en' : 'zh-CN'], value: <TextLink key={key} href={`/formulas/${key}?tab=versions`}>{t('month.version', { ordinal: facts.formulas[key] })}</TextLink> })),
          ]}
        />
      </Section>
      {checked && (
        <Section title={t('month.seal')}>
          <p className="mb-2">
            <Status tone={checked.fault ? 'act' : 'ok'}>{t(checked.fault === null ? 'month.sealHolds' : checked.fault === 'row' ? 'month.sealRow' : 'month.sealFigures')}</Status>
          </p>
          <p className="font-mono text-xs [overflow-wrap:anywhere] text-ink-3">
            {t('month.digest')} {checked.digest}
          </p>
        </Section>
      )}
    </>
  )
}
