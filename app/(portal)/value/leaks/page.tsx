import { Droplets } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { listHref } from '@/components/table/list-params'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Segmented } from '@/components/ui/segmented'
import { TextLink } from '@/components/ui/text-link'
import { can } from '@/lib/core/access'
import { addDays } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import { shareOf } from '@/lib/core/value/months'
import { leakDays, valueLeaks, type Leaks } from '@/lib/features/value/leaks'
import { leakPeriods } from '@/lib/features/value/schema'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { RegisterFiles } from '../../register-files'
import { MakeAction } from '../make-action'
import { ValueTabs } from '../value-tabs'
import { valueWords } from '../value-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('value.leaks'))('title') }
}

/** Working weeks that a repair is given, unless somebody says otherwise. */
const DUE_IN_DAYS = 14
/** Shown at once, and at all: the file has every one */
const [LARGEST, LONGEST] = [12, 60]

export default async function LeaksPage({ searchParams }: { searchParams: Promise<{ period?: string }> }) {
  const ctx = await pageCtx('value:read')
  const asked = (await searchParams).period
  const period = leakPeriods.find((one) => one === asked) ?? 'quarter'
  const view = await valueLeaks(ctx, { period })
  const words = await valueWords(view.currency)
  const { t, f, money, units, share, hours, sentences } = words
  const [first] = view.leaks
  const from = f.date(view.period.from)
  const [acts, assigns] = [can(ctx.actor, 'action:close-own'), can(ctx.actor, 'action:edit')]
  const textOf = (leak: Leaks['leaks'][number]) => {
    const facts = { fix: t(`leaks.causes.${leak.cause}.fix`), automation: nameIn(ctx.locale, leak.automation), from }
    return leak.minor === null ? t('leaks.actionHours', { ...facts, hours: hours(leak.ms) }) : t('leaks.actionText', { ...facts, amount: money(leak.minor) })
  }
  const daysOf = (days: Leaks['period']) => ({ from: f.day(days.from), to: f.day(days.to) })
  const tableOf = (leaks: Leaks['leaks']) => (
    <PlainTable
      caption={t('leaks.list')}
      columns={[
        { id: 'fix', header: t('leaks.columns.fix'), maxWidth: '26rem' },
        { id: 'money', header: t('leaks.columns.money', { currency: view.currency }), align: 'right' },
        { id: 'share', header: t('leaks.columns.share'), align: 'right', wideOnly: true },
        { id: 'hours', header: t('leaks.columns.hours'), align: 'right' },
        { id: 'items', header: t('leaks.columns.items'), align: 'right', wideOnly: true },
        { id: 'evidence', header: t('leaks.columns.evidence') },
        ...(acts ? [{ id: 'step', header: t('leaks.columns.step') }] : []),
      ]}
      rows={leaks.map((leak) => ({
        id: `${leak.automationId} ${leak.cause}`,
        name: textOf(leak),
        cells: {
          fix: { text: `${t(`leaks.causes.${leak.cause}.fix`)}: ${nameIn(ctx.locale, leak.automation)}`, sub: t(`leaks.causes.${leak.cause}.why`) },
          money: units(leak.minor),
          share: leak.minor === null ? null : share(shareOf(leak.minor, view.total.minor) ?? 0),
          hours: leak.ms > 0 ? hours(leak.ms) : null,
          items: leak.units === null ? null : f.number(leak.units),
          evidence: <TextLink key="evidence" href={evidenceOf(leak, view.period)}>{t(byReadings.has(leak.cause) ? 'leaks.readings' : 'leaks.runs')}</TextLink>,
          step: <MakeAction key="step" of="leaks" text={textOf(leak)} today={view.today} dueOn={addDays(view.today, DUE_IN_DAYS)} mayAssign={assigns} />,
        },
      }))}
    />
  )
  return (
    <Messages areas={['value', 'actions', 'portfolio']}>
      <PageHeader
        size="answer"
        title={
          !first ? t(view.measured ? 'leaks.none' : 'leaks.empty', { from })
          : first.minor === null ? t('leaks.answerHours', { hours: hours(view.total.ms), from })
          : t('leaks.answer', { amount: money(view.total.minor), from, cause: t(`leaks.causes.${first.cause}.name`), automation: nameIn(ctx.locale, first.automation) })
        }
        sentence={first && sentences([t('leaks.sentence', { hours: hours(view.total.ms) }), view.total.withoutMoney > 0 && t('leaks.withoutMoney', { count: view.total.withoutMoney })])}
        action={<RegisterFiles ctx={ctx} register="value-leaks" params={{ period }} exportPermission="value:export" importPermission={null} />}
      />
      <ValueTabs active="leaks" />
      {view.leaks.length === 0 ? (
        <EmptyState icon={<Droplets />} title={t(view.measured ? 'leaks.emptyTitle' : 'empty.title')}>
          {t(view.measured ? 'leaks.emptyText' : 'empty.text')}
        </EmptyState>
      ) : (
        <Section
          title={t('leaks.list')}
          note={t('leaks.note', { from, to: f.date(view.period.to) })}
          action={<Segmented label={t('leaks.period.label')} segments={leakPeriods.map((one) => ({ href: listHref('/value/leaks', {}, { period: one === 'quarter' ? null : one }), label: t(`leaks.period.${one}`, daysOf(leakDays(view.today, one))), active: one === period }))} />}
        >
          {tableOf(view.leaks.slice(0, LARGEST))}
          {view.leaks.length > LARGEST && (
            <details className="mt-3">
              <summary className="text-sm text-ink-2">{t('leaks.smaller', { count: view.leaks.length - LARGEST })}</summary>
              <div className="mt-2">{tableOf(view.leaks.slice(LARGEST, LONGEST))}</div>
            </details>
          )}
        </Section>
      )}
    </Messages>
  )
}

const byReadings = new Set<Leaks['leaks'][number]['cause']>(['late', 'coverage', 'adoption'])

/** The failed runs of the kind, all runs of an attended automation, or the readings of its tab. */
function evidenceOf({ automationId, cause }: Leaks['leaks'][number], { from, to }: Leaks['period']): string {
  if (byReadings.has(cause)) return `/automations/${automationId}?tab=value`
  const failed = cause === 'attended' ? {} : { status: 'failed', ...(cause === 'failed' || cause === 'downtime' ? {} : { errorKind: cause }) }
  return listHref('/runs/list', {}, { automation: automationId, counted: '1', ...failed, from, to })
}
