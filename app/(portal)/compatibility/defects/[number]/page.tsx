import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { runCode } from '@/lib/core/compatibility/words'
import { titleOfDefect } from '@/lib/core/compatibility/defect'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getDefect } from '@/lib/features/compatibility/lists'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { defectTone, outcomeTone, severityTone } from '../../tones'
import { DefectSteps } from './defect-steps'

type Params = { params: Promise<{ number: string }> }
const numberOf = async (params: Params['params']) => ({ number: Number((await params).number) })

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('compatibility:read')
  const defect = await orNotFound(getDefect(ctx, await numberOf(params)))
  return { title: `${defect.code} ${titleOfDefect(ctx.locale, defect.title, defect.check)}` }
}

export default async function CompatDefectPage({ params }: Params) {
  const ctx = await pageCtx('compatibility:read')
  const defect = await orNotFound(getDefect(ctx, await numberOf(params)))
  const [t, f, lines] = await Promise.all([getTranslations('compatibility'), getFormats(), historyOf(ctx, 'compat-defect', defect.id)])
  const { automation } = defect.run.plan
  const name = nameIn(ctx.locale, automation)
  const live = defect.status === 'open' || defect.status === 'fixed'
  const item = (JSON.parse(defect.check.body) as { item: Record<string, string> }).item[ctx.locale]
  const subject = defect.check.system ?? defect.check.interface
  return (
    <Messages areas={['compatibility']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/compatibility' }, { label: t('defects.title'), href: '/compatibility/defects' }]}
        title={`${defect.code} ${titleOfDefect(ctx.locale, defect.title, defect.check)}`}
        status={<Status tone={defectTone[defect.status]}>{t(`defectStatuses.${defect.status}`)}</Status>}
        sentence={<TextLink href={`/compatibility/automations/${automation.id}`}>{name}</TextLink>}
        action={
          <>
            {defect.mayEdit && <ButtonLink href={`/compatibility/defects/${defect.number}/edit`}>{t('defects.edit')}</ButtonLink>}
            <DefectSteps number={defect.number} version={defect.version} steps={defect.steps} />
          </>
        }
      />
      {live && defect.severity === 'blocker' && <Callout tone="act" title={t('defects.heldTitle', { name })}>{t('defects.heldText')}</Callout>}
      <Columns
        main={
          <>
            <Section title={t('defects.description')}>
              <p className="max-w-[75ch] whitespace-pre-line">{defect.description ?? '–'}</p>
            </Section>
            {defect.resolution && (
              <Section title={t('defects.resolution')}>
                <p className="max-w-[75ch] whitespace-pre-line">{defect.resolution}</p>
              </Section>
            )}
            <Section title={t('defects.answers')}>
              <ol className="grid gap-2 text-sm">
                {defect.answers.map((answer) => (
                  <li key={answer.id} className="border-l-2 border-line pl-3">
                    <Status tone={outcomeTone[answer.outcome as 'pass']}>{t(`outcomes.${answer.outcome as 'pass'}`)}</Status>{' '}
                    <span className="text-ink-3">
                      {answer.tester?.name} · {f.dateTime(answer.at)} · <TextLink href={`/compatibility/runs/${answer.runNumber}`}>{answer.code}</TextLink>
                    </span>
                    {answer.note && <p className="whitespace-pre-line">{answer.note}</p>}
                  </li>
                ))}
              </ol>
            </Section>
            <Section title={t('defects.history')}>
              <History lines={lines} />
            </Section>
          </>
        }
        side={
          <Facts
            facts={[
              { label: t('defects.severity'), value: <Status tone={severityTone[defect.severity]}>{t(`severities.${defect.severity}`)}</Status> },
              { label: t('defects.owner'), value: defect.owner?.name ?? t('defects.none') },
              { label: t('defects.dueOn'), value: defect.dueOn ? f.date(defect.dueOn) : t('defects.noDue') },
              { label: t('defects.check'), value: `${defect.check.code} ${item}` },
              ...(subject ? [{ label: t('run.subject'), value: nameIn(ctx.locale, subject) }] : []),
              { label: t('defects.run'), value: <TextLink href={`/compatibility/runs/${defect.run.number}`}>{runCode(defect.run.number)}</TextLink> },
              { label: t('defects.openedBy'), value: defect.openedBy },
              { label: t('defects.openedAt'), value: f.dateTime(defect.createdAt) },
              ...(defect.closedAt ? [{ label: t('defects.closedBy'), value: defect.closedBy }] : []),
            ]}
          />
        }
      />
    </Messages>
  )
}
