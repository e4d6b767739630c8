import { getTranslations } from 'next-intl/server'
import { formatFigure, shownRate, toneOf } from '@/components/metrics/figure-format'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Status, Tag } from '@/components/ui/status'
import { Steps } from '@/components/ui/steps'
import { nameIn, type Locale } from '@/lib/core/localized'
import { stages } from '@/lib/core/portfolio/stages'
import type { AutomationDetail } from '@/lib/features/automations/queries'
import type { AutomationBoard } from '@/lib/features/runs/automation-board'
import { getFormats } from '@/lib/i18n/formats'
import { fixOf } from './fixes'
import { ArchiveAutomation, StepButton } from './stage-actions'

const line = stages.filter((stage) => stage !== 'retired')

/** Name, stage and how it does in one sentence; the primary action is the next step, or what still keeps it from being taken. */
export async function AutomationHeader({ automation, board, locale }: { automation: AutomationDetail; board: AutomationBoard | null; locale: Locale }) {
  const t = await getTranslations('automations')
  const { id, version, stage, archivedAt, may } = automation
  const success = board?.figures.find((figure) => figure.id === 'successRate')
  const next = automation.steps.find((step) => step.kind === 'forward' || step.kind === 'reopen')
  const fix = next?.missing.map((check) => fixOf(check, automation)).find((found) => found !== null)
  const at = line.indexOf(stage as (typeof line)[number])
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/automations' }]}
        title={nameIn(locale, automation)}
        status={
          archivedAt ? (
            <Status tone="none">{t('archivedStatus')}</Status>
          ) : success && success.standing !== 'no-data' ? (
            <Status tone={toneOf[success.standing]} />
          ) : (
            <Tag>{t(`stages.${stage}`)}</Tag>
          )
        }
        sentence={await headlineOf(automation, board)}
        action={
          may.edit &&
          !archivedAt && (
            <>
              {!['live', 'watched'].includes(stage) && <ArchiveAutomation id={id} version={version} />}
              <ButtonLink href={`/automations/${id}/edit`}>{t('edit')}</ButtonLink>
              {next && next.missing.length === 0 && <StepButton id={id} version={version} to={next.to} kind={next.kind} variant="primary" />}
              {fix && (
                <ButtonLink href={fix.href} variant="primary">
                  {t(`fix.${fix.check}`)}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <div className="-mt-2 mb-5">
        <Steps
          label={t('stagesLabel')}
          steps={
            stage === 'retired'
              ? [{ label: t('stages.retired'), state: 'current' }]
              : line.map((name, i) => ({ label: t(`stages.${name}`), state: i < at ? 'done' : i === at ? 'current' : 'ahead' }))
          }
        />
      </div>
    </>
  )
}

async function headlineOf(automation: AutomationDetail, board: AutomationBoard | null): Promise<string> {
  const [t, f] = await Promise.all([getTranslations('automations.headline'), getFormats()])
  if (!board) return t('hidden')
  if (!automation.linked.length) return t('notLinked')
  const { from, to } = board.frame.period
  const period = `${f.day(from)} – ${f.day(to)}`
  const success = board.figures.find((figure) => figure.id === 'successRate')
  const reduction = board.figures.find((figure) => figure.id === 'ahtReduction')?.value ?? null
  if (!success || success.value === null) return t('noRuns', { period })
  const key = ({ 'on-target': 'onTarget', watch: 'watch', act: 'act', 'no-data': 'judgeless' } as const)[success.standing]
  const sentence = t(key, { rate: formatFigure(f, success), sample: f.number(success.sample), period })
  if (reduction === null) return sentence + t('plain')
  const change = f.percent(Math.abs(shownRate('ahtReduction', reduction, 0)), { digits: 0 })
  return sentence + t(reduction >= 0 ? 'reduction' : 'longer', { change })
}
