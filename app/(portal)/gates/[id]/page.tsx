import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Status } from '@/components/ui/status'
import { Tabs } from '@/components/ui/tabs'
import { canFor } from '@/lib/core/access'
import type { Readiness } from '@/lib/core/gates/readiness'
import { nameIn } from '@/lib/core/localized'
import { readinessOf } from '@/lib/features/gates/queries'
import { phaseHeadlineText } from '@/lib/i18n/reading-text'
import { getReadingWords } from '@/lib/i18n/reading-words'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { CriteriaTable } from '../criteria-table'
import { MetBar } from '../met-bar'
import { toneOfPhase } from '../tones'
import { Signatures } from './signatures'
import { Versions } from './versions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ tab?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gates'))('title') }
}

const tabs = ['readiness', 'signatures', 'versions'] as const

export default async function GatePage({ params, searchParams }: Props) {
  const ctx = await pageCtx('programme:read')
  const [{ id }, { tab: asked }] = await Promise.all([params, searchParams])
  const [t, words, readiness] = await Promise.all([getTranslations('gates'), getReadingWords(), orNotFound(readinessOf(ctx, { phaseId: id }))])
  const tab = tabs.find((name) => name === asked) ?? 'readiness'
  const { phase } = readiness
  const open = phase.status !== 'closed'
  const path = `/gates/${phase.id}`
  return (
    <>
      <PageHeader
        size="answer"
        crumbs={[{ label: t('title'), href: '/gates' }, { label: nameIn(ctx.locale, phase) }]}
        title={phaseHeadlineText(words, readiness)}
        status={<Status tone={toneOfPhase[phase.status]}>{t(`status.${phase.status}`)}</Status>}
        sentence={<Standing readiness={readiness} />}
        action={
          <>
            {open && canFor(ctx.actor, 'gate:edit', null) && <ButtonLink href={`${path}/edit`}>{t('edit')}</ButtonLink>}
            {phase.status === 'active' && canFor(ctx.actor, 'gate:open-review', null) && (
              <ButtonLink href={`/gates/reviews/new?phase=${phase.id}`} variant="primary">
                {t('openReview')}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="mb-5 max-w-xl">
        <MetBar readings={readiness.readings} met={readiness.met} phase={readiness.phase.status} />
      </div>
      {!open && <Callout tone="none" title={t('closed')} />}
      <Tabs tabs={tabs.map((name) => ({ href: name === 'readiness' ? path : `${path}?tab=${name}`, label: t(`tab.${name}`), active: name === tab }))} />
      {tab === 'readiness' && <CriteriaTable readiness={readiness} words={words} ctx={ctx} />}
      {tab === 'signatures' && <Signatures readiness={readiness} ctx={ctx} />}
      {tab === 'versions' && <Versions phaseId={phase.id} ctx={ctx} />}
    </>
  )
}

async function Standing({ readiness: { mandatoryMissing, gateVersion, readings } }: { readiness: Readiness }) {
  const [t, locale] = await Promise.all([getTranslations('gates'), getLocale()])
  const without = readings.filter(({ state }) => state === 'no-source').length
  return <>{[t('mandatoryLeft', { count: mandatoryMissing.length }), without > 0 && t('noSourceLeft', { count: without }), gateVersion && t('versionNow', { ordinal: gateVersion.ordinal })].filter(Boolean).join(locale === 'en' ? ' ' : '')}</>
}
