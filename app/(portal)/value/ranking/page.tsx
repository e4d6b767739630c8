import { Trophy } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TwoLines } from '@/components/programme/two-lines'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { FormulaExplained } from '@/components/value/formula-explained'
import { wholeUnits } from '@/lib/core/portfolio/money'
import { nameIn } from '@/lib/core/localized'
import { firstYearRanking, type FirstYearRanking } from '@/lib/features/value/ranking'
import { say } from '@/lib/i18n/say'
import { pageCtx } from '@/lib/server/auth'
import { ValueTabs } from '../value-tabs'
import { valueWords, type ValueWords } from '../value-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('value.ranking'))('title') }
}

export default async function RankingPage() {
  const ctx = await pageCtx('value:read')
  const view = await firstYearRanking(ctx, {})
  const [words, root] = await Promise.all([valueWords(view.currency), getTranslations()])
  const { t, f, share } = words
  const [best] = view.rows
  const hurdle = share(view.hurdleBp)
  return (
    <>
      <PageHeader
        size="answer"
        title={!best ? t('ranking.empty') : view.passing ? t('ranking.answer', { count: view.passing, hurdle }) : t('ranking.none', { hurdle })}
        sentence={best && (best.roiBp === null ? t('ranking.sentenceNone') : t('ranking.sentence', { best: nameIn(ctx.locale, best.automation), roi: share(best.roiBp) }))}
        action={best && <ButtonLink href="/expansion" variant="primary">{t('ranking.toExpansion')}</ButtonLink>}
      />
      <ValueTabs active="ranking" />
      {!best ? (
        <EmptyState icon={<Trophy />} title={t('ranking.empty')}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <Section title={t('ranking.list')} note={t('ranking.note', { formula: view.formula.names[ctx.locale], ordinal: view.formula.ordinal })}>
          <PlainTable
            caption={t('ranking.list')}
            columns={[
              { id: 'automation', header: t('ranking.automation') },
              { id: 'return', header: t('ranking.return'), align: 'right' },
              { id: 'standing', header: t('ranking.standing') },
              { id: 'benefit', header: t('ranking.benefit'), align: 'right' },
              { id: 'cost', header: t('ranking.cost'), align: 'right' },
              { id: 'evidence', header: t('ranking.evidence') },
              { id: 'computed', header: t('ranking.computed') },
            ]}
            rows={view.rows.map((row, at) => {
              const name = nameIn(ctx.locale, row.automation)
              const passes = row.roiBp !== null && row.roiBp >= view.hurdleBp
              return {
                id: row.automation.id,
                name,
                href: `/automations/${row.automation.id}?tab=value`,
                cells: {
                  automation: { text: row.roiBp === null ? name : `${at + 1}. ${name}`, sub: row.automation.code },
                  return: row.roiBp === null ? null : share(row.roiBp),
                  standing: row.roiBp === null ? <TwoLines key="standing" text={<Status tone="none">{t('ranking.unknown')}</Status>} sub={row.reasons[0] && say(root, row.reasons[0])} /> : <Status key="standing" tone={passes ? 'ok' : 'none'}>{t(passes ? 'ranking.passes' : 'ranking.below')}</Status>,
                  benefit: row.year ? { text: f.money(wholeUnits(Number(row.year.benefitMinor), row.year.currency), row.year.currency), sub: row.year.extrapolated ? t('ranking.extrapolated') : undefined } : null,
                  cost: row.cost ? f.money(wholeUnits(Number(row.cost.minor), row.cost.currency), row.cost.currency) : null,
                  evidence: evidenceOf(row, words),
                  computed: <Explain key="computed" row={row} name={name} words={words} />,
                },
              }
            })}
          />
        </Section>
      )}
    </>
  )
}

function evidenceOf({ booked, days }: FirstYearRanking['rows'][number], { t, share }: ValueWords) {
  if (booked) return { text: t('ranking.booked', { months: booked.months }), sub: t('ranking.signed', { share: share(booked.signedBp) }) }
  return days ? t('ranking.measured', { days }) : null
}

/** The open formula with the numbers of this automation written in, and where they come from. */
function Explain({ row, name, words: { t, f, month } }: { row: FirstYearRanking['rows'][number]; name: string; words: ValueWords }) {
  if (!row.explained || !row.year || row.roiBp === null) return null
  const ledger = row.booked && { source: t('ranking.booked', { months: row.booked.months }), href: `/ledger/automations/${row.automation.id}` }
  const runs = row.window && { source: t('ranking.measured', { days: row.days }), href: `/runs/list?automation=${row.automation.id}&counted=1&from=${row.window.from}&to=${row.window.to}` }
  return (
    <Dialog trigger={t('ranking.explain')} title={`${t('ranking.title')}: ${name}`} size="sm" variant="secondary" wide>
      <FormulaExplained
        explained={row.explained}
        currency={row.year.currency}
        shown={f.percent(row.roiBp, { digits: 0 })}
        notes={{ benefit: ledger ?? runs ?? {}, investment: { source: t('ranking.cost'), href: `/automations/${row.automation.id}` } }}
        sample={[ledger?.source ?? runs?.source, row.booked && t('ranking.signed', { share: f.percent(row.booked.signedBp, { digits: 0 }) }), row.year.extrapolated && t('ranking.extrapolated'), row.window && `${month(row.window.from.slice(0, 7))} – ${month(row.window.to.slice(0, 7))}`].filter(Boolean).join(' · ')}
      />
    </Dialog>
  )
}
