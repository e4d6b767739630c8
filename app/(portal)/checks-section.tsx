import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import type { Tone } from '@/components/ui/tone'
import type { CheckOutcome } from '@/lib/core/autochecks/words'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { listChecks } from '@/lib/features/autochecks/queries'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'

const tones: Record<CheckOutcome | 'never', Tone> = { pass: 'ok', fail: 'act', error: 'watch', never: 'none' }

/** On the page of a system or an interface: what the portal tries of it by itself. */
export async function ChecksSection({ ctx, of, id }: { ctx: Ctx; of: 'system' | 'interface'; id: string }) {
  if (!can(ctx.actor, 'compatibility:read')) return null
  const [t, f, { rows, total, mayEdit }] = await Promise.all([getTranslations('autochecks'), getFormats(), listChecks(ctx, { [of]: id, size: 20 })])
  const add = mayEdit && <ButtonLink size="sm" href={`/compatibility/checks/new?${of}=${id}`}>{t('list.add')}</ButtonLink>
  return (
    <Section title={t('onRecord.title')} note={t('onRecord.note', { count: total })} action={total > 0 && add}>
      <PlainTable
        caption={t('onRecord.title')}
        columns={[
          { id: 'name', header: t('name') },
          { id: 'outcome', header: t('outcome') },
          { id: 'lastAt', header: t('lastAt') },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          name: nameIn(ctx.locale, row),
          href: `/compatibility/checks/${row.id}`,
          cells: {
            name: { text: nameIn(ctx.locale, row), sub: t(`kinds.${row.kind}.name`) },
            outcome: { text: row.lastFault ? t(`faults.${row.lastFault}.title`) : t(`outcomes.${row.lastOutcome ?? 'never'}`), tone: tones[row.lastOutcome ?? 'never'] },
            lastAt: row.lastAt ? f.dateTime(row.lastAt) : null,
          },
        }))}
        empty={
          <EmptyState title={t('onRecord.note', { count: 0 })} action={add}>
            {t('onRecord.empty')}
          </EmptyState>
        }
      />
    </Section>
  )
}
