import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { runView } from '@/lib/features/compatibility/run-view'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { say } from '@/lib/i18n/say'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { runTone, statusTone } from '../../tones'
import { FaultTable } from './fault-table'
import { ReleaseTable } from './release-table'
import { ResultTable } from './result-table'
import { CancelDialog, SignDialog } from './run-buttons'

type Params = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('compatibility:read')
  const run = await orNotFound(runView(ctx, await params))
  return { title: (await getTranslations('compatibility.run'))('title', { code: run.code }) }
}

export default async function CompatRunPage({ params }: Params) {
  const ctx = await pageCtx('compatibility:read')
  const run = await orNotFound(runView(ctx, await params))
  const [t, root, f, lines] = await Promise.all([getTranslations('compatibility'), getTranslations(), getFormats(), historyOf(ctx, 'compat-run', run.id)])
  const { count, may, signReasons } = run
  const name = nameIn(ctx.locale, run.automation)
  const moved = run.status === 'signed' ? run.releases.filter(({ tested, today }) => tested !== today) : []
  const complete = count.answered === count.total
  return (
    <Messages areas={['compatibility']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/compatibility' }, { label: name, href: `/compatibility/automations/${run.automation.id}` }]}
        title={t('run.title', { code: run.code })}
        status={<Status tone={run.outcome ? runTone[run.outcome] : statusTone[run.status]}>{run.outcome ? t(`runOutcomes.${run.outcome}`) : t(`runStatuses.${run.status}`)}</Status>}
        sentence={`${t('run.answered', { answered: count.answered, total: count.total })} – ${t('run.sentence', { pass: count.pass, fail: count.fail, blocked: count.blocked, notApplicable: count.notApplicable })}`}
        action={
          <>
            {may.test && <CancelDialog number={run.number} version={run.version} />}
            {may.test && (
              <ButtonLink href={`/compatibility/runs/${run.number}/test`} variant={complete ? 'secondary' : 'primary'}>
                {t(run.startedBy?.id === run.meId ? 'run.continue' : 'run.join')}
              </ButtonLink>
            )}
            {may.sign && run.expected && signReasons.length === 0 && <SignDialog number={run.number} version={run.version} digest={run.digest} total={count.total} outcome={run.expected} />}
          </>
        }
      />
      {may.sign && signReasons.length > 0 && (
        <Callout tone="none" title={t('run.notYet')}>
          {signReasons.map((reason) => say(root, reason)).join(' ')}
        </Callout>
      )}
      {run.status === 'open' && <p className="mb-5 text-sm text-ink-2">{run.expected ? t('run.expected', { outcome: t(`runOutcomes.${run.expected}`) }) : t('run.noResultYet', { left: count.total - count.answered, total: count.total })}</p>}
      {run.cancelReason && <Callout tone="none" title={t('run.canceledBy', { reason: run.cancelReason })} />}
      {moved.length > 0 && (
        <Callout tone="watch" title={t('run.stale')}>
          {t('run.staleText', { systems: moved.map((system) => nameIn(ctx.locale, system)).join(', ') })}
        </Callout>
      )}
      {!run.intact && <Callout tone="act" title={t('run.broken')} />}
      <Columns
        main={
          <>
            <Section title={t('run.results')}>
              <ResultTable run={run} locale={ctx.locale} />
            </Section>
            <Section title={t('run.history')}>
              <History lines={lines.filter(({ action }) => action !== 'compat-run.answered')} />
            </Section>
          </>
        }
        side={
          <>
            <Facts
              facts={[
                { label: t('runs.environment'), value: t(`environments.${run.environment}`) },
                { label: t('runs.purpose'), value: t(`purposes.${run.purpose}`) },
                { label: t('runs.startedAt'), value: f.dateTime(run.startedAt) },
                { label: t('runs.startedBy'), value: run.startedBy?.name },
                { label: t('runs.endedAt'), value: run.endedAt && f.dateTime(run.endedAt) },
                { label: t('runs.signedBy'), value: run.signedBy?.name },
                ...(run.note ? [{ label: t('run.signNote'), value: run.note }] : []),
              ]}
            />
            <Section title={t('run.faults')}>
              <FaultTable defects={run.defects} />
            </Section>
            <Section title={t('run.releases')}>
              <ReleaseTable releases={run.releases} locale={ctx.locale} />
            </Section>
            {may.export && (
              <Section title={t('run.report')}>
                <ul className="grid gap-1 text-sm">
                  {(['en', 'zh-CN'] as const).map((language) => (
                    <li key={language}>
                      <a className="text-accent underline underline-offset-[3px]" href={`/api/compatibility/runs/${run.number}/report?language=${language}`} download>
                        {t(`run.reportIn.${language}`)}
                      </a>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {run.status === 'signed' && (
              <Section title={t('run.proof')} note={t('run.digest')}>
                <p className="font-mono text-xs break-all text-ink-2">{run.digest}</p>
                {run.intact && <p className="mt-1 text-xs text-ink-3">{t('run.intact')}</p>}
              </Section>
            )}
          </>
        }
      />
    </Messages>
  )
}
