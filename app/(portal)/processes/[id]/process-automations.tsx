import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { Stage, Technology } from '@/lib/core/portfolio/stages'
import type { ProcessDetail } from '@/lib/features/processes/queries'

export async function ProcessAutomations({ process, locale }: { process: ProcessDetail; locale: Locale }) {
  const [t, a] = await Promise.all([getTranslations('processes'), getTranslations('automations')])
  const add = (look: { size?: 'sm' }) =>
    process.may.addAutomation && (
      <ButtonLink href={`/automations/new?process=${process.id}`} {...look}>
        {t('automations.add')}
      </ButtonLink>
    )
  return (
    <Section title={t('automations.title')} action={process.automations.length > 0 && add({ size: 'sm' })}>
      <PlainTable
        caption={t('automations.title')}
        columns={[
          { id: 'name', header: a('name') },
          { id: 'stage', header: a('stage') },
          { id: 'phase', header: a('phase') },
          { id: 'technology', header: a('technology') },
          { id: 'owner', header: a('owner') },
        ]}
        rows={process.automations.map((automation) => ({
          id: automation.id,
          name: nameIn(locale, automation),
          href: `/automations/${automation.id}`,
          cells: {
            name: { text: nameIn(locale, automation), sub: automation.code },
            stage: { text: a(`stages.${automation.stage as Stage}`), sub: automation.archivedAt ? a('archivedStatus') : undefined },
            phase: automation.phase && nameIn(locale, automation.phase),
            technology: a(`technologies.${automation.technology as Technology}`),
            owner: automation.owner?.name ?? null,
          },
        }))}
        empty={
          <EmptyState title={t('automations.emptyTitle')} action={add({})}>
            {t('automations.emptyText')}
          </EmptyState>
        }
      />
    </Section>
  )
}
