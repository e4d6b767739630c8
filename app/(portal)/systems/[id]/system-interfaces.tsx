import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { landscapeOfSystem } from '@/lib/features/interfaces/of-system'
import type { Ctx } from '@/lib/server/ctx'

/** What comes in, goes out and passes through, and which automations touch the system. */
export async function SystemInterfaces({ systemId, ctx }: { systemId: string; ctx: Ctx }) {
  const [t, i, a, u, { interfaces, automations }] = await Promise.all([
    getTranslations('interfaces.onSystem'),
    getTranslations('interfaces'),
    getTranslations('automations'),
    getTranslations('components.touching'),
    landscapeOfSystem(ctx, { id: systemId }),
  ])
  const count = (direction: 'in' | 'out' | 'through') => interfaces.filter((row) => row.direction === direction).length
  const add = can(ctx.actor, 'interface:edit') && (
    <ButtonLink href={`/interfaces/new?from=${systemId}`} size="sm">
      {i('add')}
    </ButtonLink>
  )
  return (
    <>
      <Section
        id="interfaces"
        title={t('title')}
        note={t('note', { incoming: count('in'), outgoing: count('out'), passing: count('through') })}
        action={
          interfaces.length > 0 && (
            <>
              <ButtonLink href={`/interfaces/map?focus=${systemId}`} size="sm">
                {t('map')}
              </ButtonLink>
              {add}
            </>
          )
        }
      >
        <PlainTable
          caption={t('title')}
          columns={[
            { id: 'name', header: i('name') },
            { id: 'direction', header: t('direction') },
            { id: 'other', header: t('other') },
            { id: 'protocol', header: i('protocol') },
            { id: 'status', header: i('status') },
          ]}
          rows={interfaces.map((row) => ({
            id: row.id,
            name: nameIn(ctx.locale, row),
            href: `/interfaces/${row.id}`,
            cells: {
              name: { text: nameIn(ctx.locale, row), sub: row.code },
              direction: t(row.direction),
              other: row.direction === 'in' ? nameIn(ctx.locale, row.fromSystem) : row.direction === 'out' ? nameIn(ctx.locale, row.toSystem) : `${nameIn(ctx.locale, row.fromSystem)} → ${nameIn(ctx.locale, row.toSystem)}`,
              protocol: i(`protocols.${row.protocol}`),
              status: i(`statuses.${row.status}`),
            },
          }))}
          empty={
            <EmptyState title={t('emptyTitle')} action={add}>
              {t('emptyText')}
            </EmptyState>
          }
        />
      </Section>
      {automations.length > 0 && (
        <Section id="automations" title={u('title')} note={u('note', { count: automations.length })}>
          <PlainTable
            caption={u('title')}
            columns={[
              { id: 'name', header: a('name') },
              { id: 'stage', header: a('stage') },
            ]}
            rows={automations.map((row) => ({ id: row.id, name: nameIn(ctx.locale, row), href: `/automations/${row.id}`, cells: { name: { text: nameIn(ctx.locale, row), sub: row.code }, stage: a(`stages.${row.stage}`) } }))}
          />
        </Section>
      )}
    </>
  )
}
