import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { AskList } from '@/components/ui/ask-list'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { nameIn } from '@/lib/core/localized'
import { reviewPreview } from '@/lib/features/gate-reviews/queries'
import { findPhases } from '@/lib/features/programme/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { say } from '@/lib/i18n/say'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import type { Ctx } from '@/lib/server/ctx'
import { EvidenceTable } from '../evidence-table'
import { RulesInWords } from '../[id]/rules-in-words'
import { interestText } from '@/lib/features/gate-reviews/interest-text'
import { OpenReview } from './open-button'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gateReviews'))('openShort') }
}

export default async function NewReviewPage({ searchParams }: { searchParams: Promise<{ phase?: string | string[] }> }) {
  const ctx = await pageCtx('gate:open-review')
  const { phase } = await searchParams
  return typeof phase === 'string' ? <Preview ctx={ctx} phaseId={phase} /> : <ChoosePhase ctx={ctx} />
}

async function ChoosePhase({ ctx }: { ctx: Ctx }) {
  const [t, phases] = await Promise.all([getTranslations('gateReviews'), findPhases(ctx, {})])
  const active = phases.filter(({ status }) => status === 'active')
  return (
    <>
      <PageHeader crumbs={[{ label: t('title'), href: '/gates/reviews' }, { label: t('openShort') }]} title={t('new.choosePhase')} />
      {active.length === 0 ? (
        <p className="panel px-4 py-6 text-ink-2">{t('new.noPhase')}</p>
      ) : (
        <AskList items={active.map(({ id, label }) => ({ id, title: label, action: <ButtonLink href={`/gates/reviews/new?phase=${id}`}>{t('openShort')}</ButtonLink> }))} />
      )}
    </>
  )
}

async function Preview({ ctx, phaseId }: { ctx: Ctx; phaseId: string }) {
  const [t, all, f, preview] = await Promise.all([getTranslations('gateReviews'), getTranslations(), getFormats(), orNotFound(reviewPreview(ctx, { phaseId }))])
  const { readiness, members, scope, reasons, openReviewId } = preview
  const phase = nameIn(ctx.locale, readiness.phase)
  const missing = readiness.mandatoryMissing.length
  const day = f.date(preview.lastDay)
  return (
    <Messages areas={['gateReviews']}>
      <PageHeader
        size="answer"
        crumbs={[{ label: t('title'), href: '/gates/reviews' }, { label: t('openShort') }]}
        title={t('new.answer', { phase, met: readiness.met, of: readiness.of })}
        sentence={t(missing ? 'new.sentenceFailed' : 'new.sentence', { count: missing, day })}
        action={reasons.length === 0 && <OpenReview phaseId={phaseId} members={members.length} />}
      />
      {reasons.map((reason) => (
        <Callout
          key={reason.key}
          tone="watch"
          title={t('new.cannot')}
          action={openReviewId ? <ButtonLink href={`/gates/reviews/${openReviewId}`}>{t('new.toReview')}</ButtonLink> : <ButtonLink href={`/gates/${phaseId}`}>{t('toGate')}</ButtonLink>}
        >
          {say(all as never, reason)}
        </Callout>
      ))}
      <Section title={t('new.preview')}>
        <EvidenceTable evidence={readiness.readings} />
      </Section>
      <Columns
        main={
          <Section title={t('rules.title')}>
            <RulesInWords rules={{ ...preview, closesAt: preview.closesAt.toISOString() }} />
          </Section>
        }
        side={
          <Section title={t('new.members')} note={t('new.membersNote')}>
            <PlainTable
              caption={t('new.members')}
              columns={[
                { id: 'member', header: t('new.member') },
                { id: 'interest', header: t('new.interest') },
              ]}
              rows={members.map((member) => ({
                id: member.id,
                name: member.name,
                cells: {
                  member: member.name,
                  interest: interestText(member, scope, (automation) => nameIn(ctx.locale, automation), (key) => t(`tie.${key}`), f) || t('new.noInterest'),
                },
              }))}
              empty={<p className="text-sm text-ink-3">{t('errors.noMembers')}</p>}
            />
          </Section>
        }
      />
    </Messages>
  )
}
