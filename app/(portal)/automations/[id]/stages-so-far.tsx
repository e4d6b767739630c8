import { getTranslations } from 'next-intl/server'
import { HealthStatus } from '@/components/programme/health-status'
import { Section } from '@/components/ui/section'
import { Timeline } from '@/components/ui/timeline'
import type { StageSpan } from '@/lib/core/programme/stage-history'
import { stageHistory } from '@/lib/features/automations/stage-history'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'

const DAY_MS = 86_400_000

/** Stages with the time spent in each, newest first, and how the automation stands against its planned day. */
export async function StagesSoFar({ automationId, ctx }: { automationId: string; ctx: Ctx }) {
  const [t, f, { spans, health }] = await Promise.all([getTranslations('automations'), getFormats(), stageHistory(ctx, { id: automationId })])
  const when = (span: StageSpan) => (span.toMs === null ? t('stageHistory.since', { date: f.date(span.fromMs) }) : t('stageHistory.span', { from: f.date(span.fromMs), to: f.date(span.toMs) }))
  return (
    <Section title={t('stageHistory.title')}>
      <p className="mb-3 flex flex-wrap items-center gap-2 text-sm">
        <HealthStatus health={health} withReason />
      </p>
      {spans.length === 0 ? (
        <p className="text-sm text-ink-3">{t('stageHistory.unknown')}</p>
      ) : (
        <Timeline
          entries={spans.toReversed().map((span) => {
            const name = t(`stages.${span.stage}`)
            const { entered } = span
            return {
              id: `${span.stage}-${span.fromMs}`,
              current: span.toMs === null,
              title: `${span.toMs === null ? t('stageHistory.now', { stage: name }) : name} · ${t('stageHistory.days', { days: Math.floor(span.durationMs / DAY_MS) })}`,
              detail: [when(span), entered?.byName && t('stageHistory.by', { name: entered.byName })].filter(Boolean).join(' · '),
              body: entered && (entered.reason || entered.checks.length > 0) && (
                <>
                  {entered.reason && <p className="text-sm">{entered.reason}</p>}
                  {entered.checks.length > 0 && (
                    <details className="text-xs">
                      <summary className="w-fit cursor-pointer rounded-sm text-ink-3 hover:text-ink">{t('stageHistory.checks', { count: entered.checks.length })}</summary>
                      <ul className="mt-1 list-disc pl-4">
                        {entered.checks.map((check) => (
                          <li key={check}>{t(`checks.${check}`)}</li>
                        ))}
                      </ul>
                    </details>
                  )}
                </>
              ),
            }
          })}
        />
      )}
    </Section>
  )
}
