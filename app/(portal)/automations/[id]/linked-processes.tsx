import { getTranslations } from 'next-intl/server'
import { formatFigure } from '@/components/metrics/figure-format'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { nameIn } from '@/lib/core/localized'
import { can } from '@/lib/core/access'
import type { AutomationDetail } from '@/lib/features/automations/queries'
import type { AutomationBoard } from '@/lib/features/runs/automation-board'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'

const known = ['production', 'test', 'dispatcher'] as const

/** The processes of engines whose runs count for this automation. */
export async function LinkedProcesses({ automation, board, ctx }: { automation: AutomationDetail; board: AutomationBoard | null; ctx: Ctx }) {
  const [t, f] = await Promise.all([getTranslations('automations.linked'), getFormats()])
  const sources = new Map(board?.sources.map((source) => [source.id, source]))
  const mayOpen = can(ctx.actor, 'engine:read')
  return (
    <Section title={t('title')} note={automation.linked.length > 0 && t('note')}>
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'name', header: t('name') },
          { id: 'engine', header: t('engine') },
          { id: 'purpose', header: t('purpose') },
          { id: 'runs', header: t('runs'), align: 'right' },
          { id: 'success', header: t('success'), align: 'right' },
        ]}
        rows={automation.linked.map((process) => {
          const source = sources.get(process.id)
          const purpose = known.find((name) => name === process.purpose) ?? 'production'
          return {
            id: String(process.id),
            name: process.name,
            cells: {
              name: { text: process.name, sub: [process.externalId, process.release, !process.active && t('inactive')].filter(Boolean).join(' · ') },
              engine: { text: nameIn(ctx.locale, process.engine), href: mayOpen ? `/engines/${process.engine.slug}` : undefined },
              purpose: t(`purposes.${purpose}`),
              runs: source && purpose === 'production' ? f.number(source.counted.runs) : null,
              success: source && purpose === 'production' ? formatFigure(f, source.successRate) : null,
            },
          }
        })}
        empty={
          <EmptyState title={t('emptyTitle')} action={automation.may.link && mayOpen && <ButtonLink href="/engines">{t('open')}</ButtonLink>}>
            {t('emptyText')}
          </EmptyState>
        }
      />
    </Section>
  )
}
