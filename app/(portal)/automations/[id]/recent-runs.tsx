import { getTranslations } from 'next-intl/server'
import { RunTable } from '@/components/metrics/run-table'
import { listHref, type SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { Segmented } from '@/components/ui/segmented'
import { listRuns } from '@/lib/features/runs/list-runs'
import type { Ctx } from '@/lib/server/ctx'

const shown = {
  all: {},
  system: { status: 'failed', errorKind: 'system,timeout,infrastructure,unclassified' },
  business: { errorKind: 'business' },
  open: { status: 'queued,running,waiting' },
} as const

/** The newest runs, all or of one kind; the full list has more filters. */
export async function RecentRuns({ ctx, automationId, asked }: { ctx: Ctx; automationId: string; asked: SearchParams }) {
  const t = await getTranslations('automations')
  const kinds = Object.keys(shown) as (keyof typeof shown)[]
  const kind = kinds.find((name) => name === asked.show) ?? 'all'
  const { data } = await listRuns(ctx, { automation: automationId, limit: 25, ...shown[kind] })
  const path = `/automations/${automationId}`
  return (
    <Section
      title={t('recentRuns')}
      action={
        <>
          <Segmented label={t('show.label')} segments={kinds.map((name) => ({ href: listHref(path, { tab: 'runs' }, { show: name === 'all' ? null : name }), label: t(`show.${name}`), active: name === kind }))} />
          <ButtonLink href={listHref('/runs/list', {}, { automation: automationId, ...shown[kind] })}>{t('allRuns')}</ButtonLink>
        </>
      }
    >
      {data.length ? <RunTable runs={data} ofOneAutomation /> : <p className="panel border-dashed px-4 py-6 text-sm text-ink-3">{t('show.none')}</p>}
    </Section>
  )
}
