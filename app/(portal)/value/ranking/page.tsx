import { Trophy } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TwoLines } from '@/components/programme/two-lines'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
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
              { id: 'computed', header: t('ranking.computed'), wideOnly: true },
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
                  standing: row.roiBp === null ? <TwoLines text={<Status tone="none">{t('ranking.unknown')}</Status>} sub={row.reasons[0] && say(root, row.reasons[0])} /> : <Status tone={passes ? 'ok' : 'none'}>{t(passes ? 'ranking.passes' : 'ranking.below')}</Status>,
                  benefit: row.year ? { text: f.moneyShort(row.year.benefitMinor, row.year.currency), sub: row.year.extrapolated ? t('ranking.extrapolated') : undefined } : null,
                  cost: row.cost ? f.moneyShort(row.cost.minor, row.cost.currency) : null,
                  evidence: evidenceOf(row, words),
                  computed: row.year ? computedOf(row, view, words) : null,
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

/** The expression of the formula with the numbers of this automation in place of its variables. */
function computedOf({ year, roiBp }: FirstYearRanking['rows'][number], { formula }: FirstYearRanking, { f, share }: ValueWords): string {
  const money = (minor: bigint) => f.number(Number(minor) / 100)
  const numbers: Record<string, string> = { benefit: money(year!.benefitMinor), investment: money(year!.costMinor), running: '0' }
  return `${formula.expression.replace(/[a-z_]\w*/gi, (name) => numbers[name] ?? name)} = ${share(roiBp ?? 0)}`
}
