import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { buttonClass, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { cockpit, type Cockpit } from '@/lib/features/cockpit/queries'
import { phaseHeadlineText, type ReadingWords } from '@/lib/i18n/reading-text'
import { getReadingWords } from '@/lib/i18n/reading-words'
import { say } from '@/lib/i18n/say'
import { pageCtx } from '@/lib/server/auth'
import { AskedSection } from './asked-section'
import { AutomationsSection } from './automations-section'
import { FigureBand, FiguresSection } from './figures-section'
import { GateSection } from './gate-section'
import { PhaseBar, PhaseProgress } from './phase-bar'
import { PhasesSection } from './phases-section'
import { RisksSection } from './risks-section'
import { ActionsSection, BenefitSection, BudgetSection, MilestonesSection } from './side-sections'
import { ValueSection } from './value-section'
import './cockpit.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cockpit'))('title') }
}

export default async function ProgrammePage() {
  const ctx = await pageCtx('programme:read')
  const [t, words, view] = await Promise.all([getTranslations('cockpit'), getReadingWords(), cockpit(ctx, {})])
  if (!view) return <EmptyState title={t('title')}>{t('none')}</EmptyState>
  const { phases, active, figures, today } = view
  return (
    <div data-paper="cockpit">
      <PhaseBar phases={phases} today={today} />
      <PageHeader
        size="answer"
        title={active?.readiness ? phaseHeadlineText(words, active.readiness) : t('noActive')}
        sentence={<SentenceBelow view={view} words={words} now={ctx.now} />}
        action={
          <>
            <ButtonLink href="/programme/timeline">{t('timeline')}</ButtonLink>
            <a href="/api/cockpit" download className={buttonClass()}>
              {t('pdf')}
            </a>
            {active && (
              <ButtonLink href={`/gates/${active.id}`} variant="primary">
                {t('openGate')}
              </ButtonLink>
            )}
          </>
        }
      />
      {active && (
        <div data-print="no">
          <PhaseProgress phase={active} today={today} />
        </div>
      )}
      {figures && <FigureBand figures={figures} words={words} />}
      <div className="cockpit">
        <div className="cockpit-main">
          <GateSection readiness={active?.readiness ?? null} words={words} />
          {figures && <FiguresSection figures={figures} phase={active && nameIn(ctx.locale, active)} words={words} />}
        </div>
        <div className="cockpit-side">
          <AskedSection asked={view.asked} words={words} />
          {view.mayReadRisks && <RisksSection risks={view.risks} f={words.f} />}
          <ActionsSection actions={view.actions} words={words} />
          <ValueSection value={view.value} words={words} />
          <BenefitSection figures={figures} words={words} />
          <BudgetSection phases={phases} active={active} words={words} />
          <MilestonesSection milestones={view.milestones} today={today} words={words} />
        </div>
        <div className="cockpit-foot">
          <PhasesSection phases={phases} figures={figures} words={words} />
          {figures && <AutomationsSection figures={figures} phases={phases} words={words} />}
        </div>
      </div>
      <p className="text-xs text-ink-3">{t('later')}</p>
      <p data-print="no" className="flex flex-wrap gap-x-4 gap-y-1 pt-3 text-sm">
        <TextLink href="/gates">{t('gates')}</TextLink>
        <TextLink href="/programme/timeline">{t('timeline')}</TextLink>
        {can(ctx.actor, 'meeting:read') && <TextLink href="/meetings">{t('meetings')}</TextLink>}
        {can(ctx.actor, 'pack:read') && <TextLink href="/reports">{t('reports')}</TextLink>}
      </p>
    </div>
  )
}

/** Why the phase stands as it does, on which days the figures rest, and how fresh they are. */
async function SentenceBelow({ view: { active, figures }, words, now }: { view: Cockpit; words: ReadingWords; now: Date }) {
  const t = await getTranslations('cockpit')
  const { f } = words
  const span = ({ from, to }: { from: string; to: string }) => `${f.day(from)} – ${f.day(to)}`
  const health = active ? active.health.reasons.map((reason) => say(words.t, reason)).join(f.locale === 'en' ? ' ' : '') : t('noActiveText')
  if (!figures) return `${health} ${t('noRuns')}`
  const { period, previous } = figures.frame
  const [from, to] = [f.day(period.from), f.day(period.to)]
  const days = active && !figures.focus ? t('periodProgramme', { from, to }) : t('period', { from, to, before: span(previous) })
  const fresh = figures.freshnessMs === null ? t('neverRead') : t('fresh', { at: f.dateTime(new Date(now.getTime() - figures.freshnessMs)) })
  return [health, days, fresh].join(f.locale === 'en' ? ' ' : '')
}
