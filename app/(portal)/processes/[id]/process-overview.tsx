import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { LinkedRequests } from '@/components/portfolio/linked-requests'
import { ButtonLink } from '@/components/ui/button'
import { Columns, Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { withoutMoney } from '@/lib/core/audit/money'
import { hiddenFields, historyOf } from '@/lib/features/audit/queries'
import { linkedRequests } from '@/lib/features/automations/linked-requests'
import type { ProcessDetail } from '@/lib/features/processes/queries'
import { processWage } from '@/lib/features/rates/process-wage'
import type { Ctx } from '@/lib/server/ctx'
import { BaselineVersions } from './baseline-versions'
import { HandworkBand } from './handwork-band'
import { ProcessAutomations } from './process-automations'
import { ProcessFacts } from './process-facts'
import { ProcessReviews } from './process-reviews'
import { RisksOnRecord } from '../../risks-on'

/** Handwork, automations, baselines, requests and the story of the process. */
export async function ProcessOverview({ process, place, ctx }: { process: ProcessDetail; place: string; ctx: Ctx }) {
  const { id, archivedAt, baseline, may } = process
  const [t, c, lines] = await Promise.all([getTranslations('processes'), getTranslations('components.requests'), historyOf(ctx, 'process', id, { hidden: may.money ? [] : hiddenFields.wages })])
  return (
    <>
      {baseline && <HandworkBand process={process} />}
      <Columns
        main={
          <>
            <ProcessAutomations process={process} locale={ctx.locale} />
            <BaselineVersions process={process} />
            <ProcessReviews ctx={ctx} processId={process.id} archived={process.archivedAt !== null} />
            <RisksOnRecord ctx={ctx} of={{ processId: id }} addHref={`/risks/new?blank=1&process=${id}`} allHref={`/risks?process=${id}`} />
            <LinkedRequests
              requests={await linkedRequests(ctx, { processId: id })}
              action={
                !archivedAt &&
                can(ctx.actor, 'request:file') && (
                  <ButtonLink href={`/requests/new?process=${id}`} size="sm">
                    {c('file')}
                  </ButtonLink>
                )
              }
            />
            <Section title={t('history')}>
              <History lines={may.money ? lines : lines.map((line) => ({ ...line, data: withoutMoney(line.data) }))} />
            </Section>
          </>
        }
        side={<ProcessFacts process={process} locale={ctx.locale} place={place} wage={can(ctx.actor, 'rate:read') ? await processWage(ctx, { processId: id }) : undefined} />}
      />
    </>
  )
}
