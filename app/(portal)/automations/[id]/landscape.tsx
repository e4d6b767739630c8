import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { nameIn } from '@/lib/core/localized'
import type { AutomationDetail } from '@/lib/features/automations/queries'
import { componentsOf } from '@/lib/features/components/of-automation'
import { landscapeOf } from '@/lib/features/interfaces/of-automation'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'
import { AddComponent, AddInterface, RemoveComponent, RemoveInterface } from './link-dialogs'

interface Props {
  automation: AutomationDetail
  ctx: Ctx
}

/** Which interfaces it uses, and so which systems it touches. */
export async function Landscape({ automation, ctx }: Props) {
  const [t, i, { interfaces, systems }] = await Promise.all([getTranslations('interfaces.onAutomation'), getTranslations('interfaces'), landscapeOf(ctx, { id: automation.id })])
  const mayEdit = automation.may.edit && !automation.archivedAt
  return (
    <Section id="interfaces" title={t('title')} note={t('note', { systems: systems.length, interfaces: interfaces.length })} action={mayEdit && <AddInterface automationId={automation.id} />}>
      {systems.length > 0 && (
        <p className="mb-3 flex flex-wrap gap-x-3 gap-y-1 text-sm">
          <span className="text-ink-3">{t('systems')}</span>
          {systems.map((system) => (
            <span key={system.id}>
              <TextLink href={`/systems/${system.id}`}>{nameIn(ctx.locale, system)}</TextLink>
              {!system.byInterface && <span className="ml-1 text-xs text-ink-3">({t('ofProcess')})</span>}
            </span>
          ))}
        </p>
      )}
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'name', header: i('name') },
          { id: 'way', header: `${i('from')} → ${i('to')}` },
          { id: 'protocol', header: i('protocol') },
          { id: 'gaps', header: i('gap') },
          ...(mayEdit ? [{ id: 'remove', header: '', align: 'right' as const }] : []),
        ]}
        rows={interfaces.map((row) => ({
          id: row.id,
          name: nameIn(ctx.locale, row),
          href: `/interfaces/${row.id}`,
          cells: {
            name: { text: nameIn(ctx.locale, row), sub: row.code },
            way: { text: `${nameIn(ctx.locale, row.fromSystem)} → ${nameIn(ctx.locale, row.toSystem)}`, sub: row.gateway ? i('map.through', { name: nameIn(ctx.locale, row.gateway) }) : undefined },
            protocol: i(`protocols.${row.protocol}`),
            gaps: row.gaps.length ? { text: row.gaps.map((gap) => i(`gaps.${gap}`)).join(i('comma')), tone: 'watch' } : null,
            remove: <RemoveInterface automationId={automation.id} interfaceId={row.id} />,
          },
        }))}
        empty={<p className="panel border-dashed px-4 py-4 text-sm text-ink-3">{t('emptyText')}</p>}
      />
    </Section>
  )
}

/** What it takes from the library, and what that saved. */
export async function Parts({ automation, ctx }: Props) {
  const [t, c, f, { uses, savedTenthDays }] = await Promise.all([getTranslations('components.onAutomation'), getTranslations('components'), getFormats(), componentsOf(ctx, { id: automation.id })])
  const mayEdit = automation.may.edit && !automation.archivedAt
  const days = (tenths: number) => f.number(tenths / 10, { digits: 1 })
  return (
    <Section id="components" title={t('title')} note={t('note', { count: uses.length, days: savedTenthDays ? days(savedTenthDays) : 'none' })} action={mayEdit && <AddComponent automationId={automation.id} />}>
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'name', header: c('name') },
          { id: 'kind', header: c('kind') },
          { id: 'saved', header: c('savedColumn'), align: 'right' },
          ...(mayEdit ? [{ id: 'change', header: '', align: 'right' as const }] : []),
        ]}
        rows={uses.map(({ component, savedTenthDays: saved }) => ({
          id: component.id,
          name: nameIn(ctx.locale, component),
          href: `/components/${component.id}`,
          cells: {
            name: { text: nameIn(ctx.locale, component), sub: [component.code, component.release].filter(Boolean).join(' · ') },
            kind: c(`kinds.${component.kind}`),
            saved: saved === null ? null : days(saved),
            change: (
              <span className="inline-flex flex-wrap justify-end gap-1">
                <AddComponent automationId={automation.id} known={{ id: component.id, name: nameIn(ctx.locale, component), savedDays: saved === null ? '' : String(saved / 10) }} />
                <RemoveComponent automationId={automation.id} componentId={component.id} />
              </span>
            ),
          },
        }))}
        empty={<p className="panel border-dashed px-4 py-4 text-sm text-ink-3">{t('emptyText')}</p>}
      />
    </Section>
  )
}
