import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { canFor } from '@/lib/core/access'
import type { Readiness } from '@/lib/core/gates/readiness'
import { nameIn } from '@/lib/core/localized'
import { readinessSummaries } from '@/lib/features/gates/queries'
import { headlineText, phaseHeadlineText, type ReadingWords } from '@/lib/i18n/reading-text'
import { getReadingWords } from '@/lib/i18n/reading-words'
import { pageCtx } from '@/lib/server/auth'
import { MetBar } from './met-bar'
import { CriteriaTable } from './criteria-table'
import { toneOfPhase } from './tones'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gates'))('title') }
}

export default async function GatesPage() {
  const ctx = await pageCtx('programme:read')
  const [t, words, summaries] = await Promise.all([getTranslations('gates'), getReadingWords(), readinessSummaries(ctx, {})])
  if (!summaries.length) return <EmptyState title={t('title')}>{t('none')}</EmptyState>
  const current = summaries.find(({ phase }) => phase.status === 'active') ?? summaries[0]!
  const name = nameIn(ctx.locale, current.phase)
  const missing = current.readings.filter(({ state }) => state !== 'met')
  const mayOpen = canFor(ctx.actor, 'gate:open-review', null) && current.phase.status === 'active'
  return (
    <>
      <PageHeader
        size="answer"
        title={phaseHeadlineText(words, current)}
        sentence={t('sentence')}
        action={
          <>
            <ButtonLink href="/gates/reviews">{t('reviews')}</ButtonLink>
            {mayOpen && (
              <ButtonLink href={`/gates/reviews/new?phase=${current.phase.id}`} variant="primary">
                {t('openReview')}
              </ButtonLink>
            )}
          </>
        }
      />
      <GateTable summaries={summaries} words={words} />
      <Section title={t('missingTitle', { phase: name })} note={missing.length ? undefined : t('missingNone')}>
        {missing.length > 0 && <CriteriaTable readiness={{ ...current, readings: missing }} words={words} ctx={ctx} />}
      </Section>
    </>
  )
}

async function GateTable({ summaries, words }: { summaries: Readiness[]; words: ReadingWords }) {
  const t = await getTranslations('gates')
  const { f, day } = words
  return (
    <div className="mb-7">
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'gate', header: t('columns.gate') },
          { id: 'state', header: t('columns.state') },
          { id: 'met', header: t('columns.met') },
          { id: 'missing', header: t('columns.missing'), align: 'right' },
          { id: 'due', header: t('columns.due') },
        ]}
        rows={summaries.map((readiness) => ({
          id: readiness.phase.id,
          name: nameIn(f.locale, readiness.phase),
          href: `/gates/${readiness.phase.id}`,
          cells: {
            gate: { text: t('gate', { phase: nameIn(f.locale, readiness.phase) }), sub: headlineText(words, readiness) },
            state: <Status key="state" tone={toneOfPhase[readiness.phase.status]}>{t(`status.${readiness.phase.status}`)}</Status>,
            met: (
              <span key="met" className="flex items-center gap-3">
                <span className="w-28 shrink-0 max-sm:w-20">
                  <MetBar readings={readiness.readings} met={readiness.met} phase={readiness.phase.status} />
                </span>
                <span className="tabular-nums">{t('metOf', { met: readiness.met, of: readiness.of })}</span>
              </span>
            ),
            missing: f.number(readiness.mandatoryMissing.length),
            due: readiness.decisionDue ? day(readiness.decisionDue) : null,
          },
        }))}
      />
    </div>
  )
}
