import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { CasePanel } from '@/components/value/case-panel'
import { PeriodPicker } from '@/components/metrics/period-picker'
import type { SearchParams } from '@/components/table/list-params'
import { Callout } from '@/components/ui/callout'
import { LinkedRequests } from '@/components/portfolio/linked-requests'
import { Columns, Section } from '@/components/ui/section'
import { Tabs } from '@/components/ui/tabs'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { casesOf } from '@/lib/features/cases/queries'
import { hiddenFields, historyOf } from '@/lib/features/audit/queries'
import { linkedRequests } from '@/lib/features/automations/linked-requests'
import { getAutomation, type AutomationDetail } from '@/lib/features/automations/queries'
import { automationBoard, type AutomationBoard } from '@/lib/features/runs/automation-board'
import { PeriodInput } from '@/lib/features/runs/schema'
import { Messages } from '@/lib/i18n/provide'
import type { Ctx } from '@/lib/server/ctx'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { AutomationFacts } from './automation-facts'
import { AutomationHeader } from './automation-header'
import { BoardFigures } from './board-figures'
import { CompatSide } from './compat-side'
import { Comparison } from './comparison'
import { CoverageFact } from './coverage-fact'
import { Landscape, Parts } from './landscape'
import { LinkedProcesses } from './linked-processes'
import { NextStep } from './next-step'
import { OwnerGap } from './owner-gap'
import { RecentRuns } from './recent-runs'
import { RestoreAutomation } from './stage-actions'
import { StagesSoFar } from './stages-so-far'
import { ValueTab } from './value-tab'
import { RisksOnRecord } from '../../risks-on'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('automation:read')
  return { title: nameIn(ctx.locale, await orNotFound(getAutomation(ctx, await params))) }
}

const tabs = ['figures', 'value', 'runs', 'history'] as const
type Tab = (typeof tabs)[number]

export default async function AutomationPage({ params, searchParams }: Props) {
  const ctx = await pageCtx('automation:read')
  const [automation, asked] = await Promise.all([orNotFound(params.then((ref) => getAutomation(ctx, ref))), searchParams])
  const t = await getTranslations('automations')
  const tab: Tab = tabs.find((name) => name === asked.tab && (name !== 'value' || can(ctx.actor, 'value:read'))) ?? 'figures'
  const period = PeriodInput.safeParse(pick(asked, ['period', 'from', 'to'])).data ?? {}
  const board = automation.may.readRuns ? await automationBoard(ctx, { ...period, automationId: automation.id }) : null
  const path = `/automations/${automation.id}`
  const cases = can(ctx.actor, 'case:read') ? await casesOf(ctx, { automationId: automation.id }) : null
  const casePanel = cases && <CasePanel rows={cases.rows} addHref={cases.may.add ? `/cases/new?automation=${automation.id}` : null} />
  const offered = tabs.filter((name) => (name === 'value' ? can(ctx.actor, 'value:read') : name !== 'runs' || (board && automation.linked.length > 0)))
  return (
    <Messages areas={['automations', 'interfaces', 'components']}>
      <AutomationHeader automation={automation} board={board} locale={ctx.locale} />
      {automation.archivedAt && <Callout tone="none" title={t('archived')} action={automation.may.edit && <RestoreAutomation id={automation.id} version={automation.version} />} />}
      <div className="flex flex-wrap-reverse items-end justify-between gap-x-4">
        <div className="min-w-0 flex-1">
          <Tabs tabs={offered.map((name) => ({ href: name === 'figures' ? path : `${path}?tab=${name}`, label: t(`tab.${name}`), active: name === tab }))} />
        </div>
        {board && tab === 'figures' && automation.linked.length > 0 && (
          <div className="mb-5 max-w-full min-w-0">
            <PeriodPicker path={path} params={asked} current={period.from ? '' : (period.period ?? '30d')} />
          </div>
        )}
      </div>
      {tab === 'figures' && board && automation.linked.length > 0 && <BoardFigures board={board} automationId={automation.id} />}
      {tab === 'value' ? (
        <ValueTab id={automation.id} ctx={ctx} cases={casePanel} />
      ) : tab === 'runs' ? (
        <RecentRuns ctx={ctx} automationId={automation.id} asked={asked} />
      ) : (
        <Columns
          main={tab === 'history' ? <Story automation={automation} ctx={ctx} /> : <Evidence automation={automation} board={board} ctx={ctx} />}
          side={
            <>
              <NextStep automation={automation} />
              <OwnerGap automation={automation} />
              <CompatSide automationId={automation.id} ctx={ctx} />
              <CoverageFact automation={automation} ctx={ctx} />
              <AutomationFacts automation={automation} locale={ctx.locale} />
              {casePanel}
              <StagesSoFar automationId={automation.id} ctx={ctx} />
            </>
          }
        />
      )}
    </Messages>
  )
}

async function Story({ automation, ctx }: { automation: AutomationDetail; ctx: Ctx }) {
  const [t, lines] = await Promise.all([getTranslations('automations'), historyOf(ctx, 'automation', automation.id, { hidden: automation.may.readValue ? [] : hiddenFields.value })])
  return (
    <Section title={t('history')}>
      <History lines={lines} />
    </Section>
  )
}

async function Evidence({ automation, board, ctx }: { automation: AutomationDetail; board: AutomationBoard | null; ctx: Ctx }) {
  const t = await getTranslations('automations')
  return (
    <>
      {board && automation.linked.length > 0 && <Comparison board={board} automation={automation} />}
      <LinkedProcesses automation={automation} board={board} ctx={ctx} />
      <Landscape automation={automation} ctx={ctx} />
      <RisksOnRecord ctx={ctx} of={{ automationId: automation.id }} addHref={`/risks/new?blank=1&automation=${automation.id}`} suggestHref={`/risks/new?automation=${automation.id}`} allHref={`/risks?automation=${automation.id}`} />
      <Parts automation={automation} ctx={ctx} />
      <LinkedRequests requests={await linkedRequests(ctx, { automationId: automation.id })} />
      {automation.description && (
        <Section title={t('description')}>
          <p className="max-w-[75ch] whitespace-pre-line text-ink-2">{automation.description}</p>
        </Section>
      )}
    </>
  )
}

const pick = (params: SearchParams, names: string[]) => Object.fromEntries(names.flatMap((name) => (typeof params[name] === 'string' && params[name] ? [[name, params[name]]] : [])))
