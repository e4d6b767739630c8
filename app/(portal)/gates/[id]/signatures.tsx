import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { Timeline } from '@/components/ui/timeline'
import { can } from '@/lib/core/access'
import type { Readiness } from '@/lib/core/gates/readiness'
import { attestationsOf } from '@/lib/features/gates/queries'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'

/** Every signature and withdrawal, newest first; the last one of a role can be taken back. */
export async function Signatures({ readiness: { phase, readings }, ctx }: { readiness: Readiness; ctx: Ctx }) {
  const [t, roles, f, rows] = await Promise.all([getTranslations('gates.signatures'), getTranslations('people.role'), getFormats(), attestationsOf(ctx, { phaseId: phase.id })])
  const label = (criterionId: string) => readings.find((reading) => reading.criterionId === criterionId)?.label[ctx.locale] ?? criterionId
  const seen = new Set<string>()
  const entries = rows.map((row) => {
    const key = `${row.criterionId} ${row.role}`
    const last = !seen.has(key)
    seen.add(key)
    const signed = row.kind === 'signed'
    const withdrawable = last && signed && phase.status !== 'closed' && readings.some(({ criterionId }) => criterionId === row.criterionId) && can(ctx.actor, 'gate:attest') && (row.own || can(ctx.actor, 'gate:edit'))
    const params = { name: row.by, criterion: label(row.criterionId), role: roles(row.role) }
    return {
      id: row.id,
      tone: signed ? ('ok' as const) : ('none' as const),
      title: t(signed ? 'signed' : 'withdrawn', params),
      detail: [f.dateTime(row.signedAt), row.validUntil && t('until', { day: f.date(row.validUntil) })].filter(Boolean).join(' · '),
      body: (
        <>
          <p className="max-w-[75ch] whitespace-pre-line">{row.statement}</p>
          <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
            {row.evidenceUrl && (
              <TextLink href={row.evidenceUrl} rel="noreferrer noopener" target="_blank" className="max-w-full truncate">
                {t('evidence')}: {row.evidenceUrl}
              </TextLink>
            )}
            {row.file && <TextLink href={`/api/files/${row.file.id}`}>{row.file.name}</TextLink>}
            {withdrawable && (
              <ButtonLink size="sm" variant="quiet" href={`/gates/${phase.id}/sign?criterion=${row.criterionId}&role=${row.role}&withdraw=1`}>
                {t('withdraw')}
              </ButtonLink>
            )}
          </p>
        </>
      ),
    }
  })
  return (
    <Section title={t('title')} note={t('text')}>
      {entries.length ? <Timeline entries={entries} /> : <p className="text-sm text-ink-3">{t('empty')}</p>}
    </Section>
  )
}
