import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import type { SearchParams } from '@/components/table/list-params'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/section'
import { Tabs } from '@/components/ui/tabs'
import { caseCode } from '@/lib/core/cases/statuses'
import { historyOf } from '@/lib/features/audit/queries'
import { getCase } from '@/lib/features/cases/detail'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { FigureBand } from '../results/figure-band'
import { Results } from '../results/results'
import { CaseHeader } from './case-header'
import { DecisionPanel } from './decision-panel'
import { LinesSection } from './lines-section'
import { OpenLines } from './open-lines'
import { VersionsSection } from './versions-section'

type Props = { params: Promise<{ number: string }>; searchParams: Promise<SearchParams> }
const tabs = ['result', 'lines', 'versions', 'history'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('case:read')
  const { number, name } = await orNotFound(getCase(ctx, await params))
  return { title: `${caseCode(number)} ${name}` }
}

export default async function CasePage({ params, searchParams }: Props) {
  const ctx = await pageCtx('case:read')
  const [found, asked, t] = await Promise.all([orNotFound(params.then((ref) => getCase(ctx, ref))), searchParams, getTranslations('cases')])
  const tab = tabs.find((name) => name === asked.tab) ?? 'result'
  const path = `/cases/${found.number}`
  const { figures, body } = found
  return (
    <Messages areas={['cases', 'finance', 'formulas', 'portfolio', 'approvals']}>
      <CaseHeader found={found} />
      {found.archivedAt && <Callout tone="none" title={t('archived')} />}
      <DecisionPanel found={found} />
      <OpenLines found={found} />
      {figures && <FigureBand figures={figures} body={body} />}
      <Tabs tabs={tabs.map((name) => ({ href: name === 'result' ? path : `${path}?tab=${name}`, label: t(`tabs.${name}`), active: name === tab, ...(name === 'lines' && { count: body.lines.length }), ...(name === 'versions' && found.versions.length > 0 && { count: found.versions.length }) }))} />
      {tab === 'result' && (figures ? <Results id={found.id} figures={figures} body={body} /> : <p className="panel px-4 py-6 text-ink-2">{t('nothingComputed')}</p>)}
      {tab === 'lines' && <LinesSection ctx={ctx} found={found} />}
      {tab === 'versions' && <VersionsSection ctx={ctx} found={found} asked={asked} />}
      {tab === 'history' && (
        <Section title={t('tabs.history')}>
          <History lines={await historyOf(ctx, 'case', found.id)} />
        </Section>
      )}
    </Messages>
  )
}
