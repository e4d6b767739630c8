import { getTranslations } from 'next-intl/server'
import { HealthStatus } from '@/components/programme/health-status'
import { TwoLines } from '@/components/programme/two-lines'
import { PlainTable } from '@/components/table/plain-table'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { PhaseDetail } from '@/lib/features/programme/phase-detail'
import { getFormats } from '@/lib/i18n/formats'
import { AddProcess, RemoveProcess } from './scope-dialogs'

type Automations = PhaseDetail['beyondScope']

/** The processes agreed on with the reason, and the automations of this phase that serve them with stage and health. */
export async function ScopeSection({ phase, locale }: { phase: PhaseDetail; locale: Locale }) {
  const [t, f] = await Promise.all([getTranslations('phases.scope'), getFormats()])
  const mayChange = phase.mayEdit && phase.status !== 'closed'
  return (
    <Section id="scope" title={t('title')} note={t('note')} action={mayChange && <AddProcess phaseId={phase.id} />}>
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'process', header: t('process') },
          { id: 'automations', header: t('automations') },
          { id: 'reason', header: t('reason') },
          { id: 'owner', header: t('owner') },
          ...(mayChange ? [{ id: 'actions', header: t('actions'), align: 'right' as const }] : []),
        ]}
        rows={phase.scope.map(({ process, reason, addedAt, automations }) => {
          const name = nameIn(locale, process)
          return {
            id: process.id,
            name,
            href: `/processes/${process.id}`,
            cells: {
              process: { text: name, sub: process.department ? nameIn(locale, process.department) : undefined },
              automations: automations.length ? <AutomationLines automations={automations} locale={locale} /> : <span className="text-ink-3">{t('none')}</span>,
              reason: <TwoLines text={reason ?? '–'} sub={t('since', { day: f.date(addedAt) })} />,
              owner: process.owner?.name ?? null,
              actions: mayChange ? <RemoveProcess phaseId={phase.id} processId={process.id} name={name} /> : null,
            },
          }
        })}
        empty={phase.hidden.processes === 0 && <p className="panel border-dashed px-4 py-5 text-sm text-ink-3">{t('empty')}</p>}
      />
      {phase.hidden.processes > 0 && <p className="mt-2 text-xs text-ink-3">{t('hidden', { count: phase.hidden.processes })}</p>}
      {phase.beyondScope.length > 0 && (
        <div className="mt-3">
          <Callout tone="watch" title={t('beyond')}>
            <p className="mb-2">{t('beyondText', { count: phase.beyondScope.length })}</p>
            <AutomationLines automations={phase.beyondScope} locale={locale} />
          </Callout>
        </div>
      )}
    </Section>
  )
}

async function AutomationLines({ automations, locale }: { automations: Automations; locale: Locale }) {
  const t = await getTranslations('automations.stages')
  return (
    <ul className="grid gap-1.5">
      {automations.map((automation) => (
        <li key={automation.id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <TextLink href={`/automations/${automation.id}`}>{nameIn(locale, automation)}</TextLink>
          <Tag>{t(automation.stage)}</Tag>
          {automation.health.state !== 'done' && <HealthStatus health={automation.health} withReason />}
        </li>
      ))}
    </ul>
  )
}
