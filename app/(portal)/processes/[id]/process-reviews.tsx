import { Plus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { listPoints } from '@/lib/features/reviews/points'
import type { Ctx } from '@/lib/server/ctx'

/** Steps of the process at which a person has the last word. */
export async function ProcessReviews({ ctx, processId, archived }: { ctx: Ctx; processId: string; archived: boolean }) {
  if (!can(ctx.actor, 'review:read')) return null
  const [t, { rows }] = await Promise.all([getTranslations('reviews'), listPoints(ctx, { processId })])
  const add = !archived && can(ctx.actor, 'review-point:edit') && (
    <ButtonLink href={`/reviews/points/new?process=${processId}`} size="sm" icon={<Plus aria-hidden="true" />}>
      {t('onProcess.add')}
    </ButtonLink>
  )
  return (
    <Section title={t('onProcess.title')} note={t('onProcess.note')} action={add}>
      {rows.length === 0 ? (
        <p className="text-sm text-ink-3">{t('onProcess.empty')}</p>
      ) : (
        <PlainTable
          caption={t('onProcess.title')}
          columns={[{ id: 'point', header: t('points.columns.point') }, { id: 'who', header: t('points.columns.who') }, { id: 'waiting', header: t('points.columns.waiting'), align: 'right' }, { id: 'state', header: t('points.columns.state') }]}
          rows={rows.map((row) => ({
            id: row.id,
            href: `/reviews/points/${row.id}`,
            name: row.step,
            cells: {
              point: { text: (ctx.locale === 'zh-CN' && row.stepZh) || row.step, sub: row.code },
              who: row.reviewers.length ? row.reviewers.map(({ name }) => name).join(', ') : t(`roles.${row.reviewerRole as 'reviewer'}`),
              waiting: row.waiting,
              state: { text: t(row.active ? 'points.on' : 'points.off'), tone: row.active ? ('ok' as const) : ('none' as const) },
            },
          }))}
        />
      )}
    </Section>
  )
}
