import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { liveDefects } from '@/lib/core/compatibility/words'
import { nameIn } from '@/lib/core/localized'
import { runView, type RunViewCheck } from '@/lib/features/compatibility/run-view'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { Runner } from './runner'
import type { Card } from './card'

type Params = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('compatibility:read')
  const run = await orNotFound(runView(ctx, await params))
  return { title: (await getTranslations('compatibility.run'))('title', { code: run.code }) }
}

/** The test on a tablet: one check a card. */
export default async function CompatRunnerPage({ params }: Params) {
  const ctx = await pageCtx('compatibility:read')
  const run = await orNotFound(runView(ctx, await params))
  const [t, c, root, f] = await Promise.all([getTranslations('compatPlan'), getTranslations('compatibility'), getTranslations(), getFormats()])
  const name = nameIn(ctx.locale, run.automation)
  const href = `/compatibility/runs/${run.number}`
  const cardOf = (check: RunViewCheck): Card => {
    const subject = check.system ?? check.interface
    const live = run.defects.filter(({ checkId, status }) => checkId === check.id && (liveDefects as readonly string[]).includes(status))
    const faultKey = `autochecks.faults.${check.auto?.fault}.title`
    return {
      id: check.id, code: check.code, area: t(`areas.${check.area as 'own'}`), severity: check.severity,
      item: check.item[ctx.locale], how: check.how[ctx.locale], pass: check.pass[ctx.locale],
      subject: subject && nameIn(ctx.locale, subject),
      answers: check.answers.map(({ id, outcome, note, tester, at, evidence, autoResultId }) => ({ id, outcome, note, who: tester?.name ?? t('runner.machine'), mine: tester?.id === run.meId, at: f.dateTime(at), machine: autoResultId !== null, evidence: evidence.map((one) => ({ id: one.id, kind: one.kind, text: one.text, file: one.file && { id: one.file.id, name: one.file.name } })) })),
      faults: live.length,
      auto: check.auto && {
        resultId: check.auto.resultId, passed: check.auto.outcome === 'pass', name: nameIn(ctx.locale, check.auto), when: f.dateTime(check.auto.at),
        fault: check.auto.fault && root.has(faultKey as never) ? root(faultKey as never) : check.auto.fault,
      },
    }
  }
  return (
    <Messages areas={['compatPlan', 'compatibility', 'files']}>
      <PageHeader
        crumbs={[{ label: c('title'), href: '/compatibility' }, { label: name, href: `/compatibility/automations/${run.automation.id}` }, { label: run.code, href }]}
        title={t('runner.title', { code: run.code, name })}
        sentence={`${c(`environments.${run.environment}`)}, ${c(`purposes.${run.purpose}`)}`}
        action={<ButtonLink href={href}>{t('runner.leave')}</ButtonLink>}
      />
      {run.may.test ? (
        <Runner runId={run.id} runHref={href} cards={run.checks.map(cardOf)} />
      ) : (
        <Callout tone="none" title={t('runner.ended')} action={<ButtonLink href={href}>{t('runner.toRun')}</ButtonLink>} />
      )}
    </Messages>
  )
}
