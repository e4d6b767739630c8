import { getTranslations } from 'next-intl/server'
import { BandMark } from '@/components/risks/band'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { risksOn } from '@/lib/features/risks/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import type { Ctx } from '@/lib/server/ctx'

interface RisksOnProps {
  ctx: Ctx
  /** The record whose risks are asked for */
  of: { automationId?: string; processId?: string; requestId?: string; systemId?: string; interfaceId?: string }
  /** Address of a new risk that starts from the record */
  addHref: string
  /** Of an automation: the entries of the library that fit it */
  suggestHref?: string
  /** All of them in the register */
  allHref?: string
}

const SHOWN = 10

/** Open risks of a record, largest first; nothing for readers who may not see risks. */
export async function RisksOnRecord({ ctx, of, addHref, suggestHref, allHref }: RisksOnProps) {
  if (!can(ctx.actor, 'risk:read')) return null
  const [t, day, { rows, total, may }] = await Promise.all([getTranslations('risks'), getDayFormat(), risksOn(ctx, of)])
  return (
    <Section
      id="risks"
      title={t('onRecord.title')}
      note={t(of.automationId ? 'onRecord.noteAutomation' : 'onRecord.note')}
      action={
        may.open && (
          <>
            {allHref && total > SHOWN && <ButtonLink href={allHref} size="sm" variant="quiet">{t('onRecord.all', { count: total })}</ButtonLink>}
            {suggestHref && <ButtonLink href={suggestHref} size="sm">{t('onRecord.suggest')}</ButtonLink>}
            <ButtonLink href={addHref} size="sm">{t('onRecord.add')}</ButtonLink>
          </>
        )
      }
    >
      <PlainTable
        caption={t('onRecord.title')}
        columns={[
          { id: 'title', header: t('columns.title') },
          { id: 'score', header: t('columns.residualScore') },
          { id: 'owner', header: t('columns.owner') },
          { id: 'review', header: t('columns.nextReviewOn') },
        ]}
        rows={rows.slice(0, SHOWN).map((row) => ({
          id: row.id,
          name: nameIn(ctx.locale, { name: row.title, nameZh: row.titleZh }),
          href: `/risks/${row.number}`,
          cells: {
            title: { text: nameIn(ctx.locale, { name: row.title, nameZh: row.titleZh }), sub: [row.code, row.scope !== 'automation' && t(`scopes.${row.scope}`), row.acceptance !== 'none' && t(`acceptances.${row.acceptance}`)].filter(Boolean).join(' · ') },
            score: <BandMark band={row.residualBand} score={row.residualScore} />,
            owner: row.owner?.name ?? null,
            review: row.daysLeft < 0 ? { text: day(row.nextReviewOn), tone: 'act' as const } : day(row.nextReviewOn),
          },
        }))}
        empty={<p className="panel border-dashed px-4 py-4 text-sm text-ink-3">{t('onRecord.empty')}</p>}
      />
    </Section>
  )
}
