import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import type { ProcessDetail } from '@/lib/features/processes/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'

/** All versions of the baseline, newest first; none of them can be changed. */
export async function BaselineVersions({ process }: { process: ProcessDetail }) {
  const [t, f, day] = await Promise.all([getTranslations('processes'), getFormats(), getDayFormat()])
  const freeze = process.may.freeze && (
    <ButtonLink href={`/processes/${process.id}/baseline`} size={process.baselines.length ? 'sm' : 'md'}>
      {t(process.baselines.length ? 'baseline.freezeNext' : 'baseline.freeze')}
    </ButtonLink>
  )
  return (
    <Section id="baseline" title={t('baseline.title')} note={t('baseline.note')} action={process.baselines.length > 0 && freeze}>
      <PlainTable
        caption={t('baseline.title')}
        columns={[
          { id: 'version', header: t('baseline.version') },
          { id: 'volume', header: t('baseline.volume'), align: 'right' },
          { id: 'manual', header: t('baseline.manual'), align: 'right' },
          { id: 'errors', header: t('baseline.errors'), align: 'right' },
          { id: 'wage', header: t('baseline.wage'), align: 'right' },
          { id: 'source', header: t('baseline.source') },
          { id: 'frozen', header: t('baseline.frozen') },
        ]}
        rows={process.baselines.map((version) => ({
          id: version.id,
          name: String(version.ordinal),
          cells: {
            version: {
              text: f.number(version.ordinal),
              sub:
                version.ordinal === process.baseline?.ordinal
                  ? `${t('baseline.current')}, ${t('baseline.upcoming', { day: day(version.validFrom) })}`
                  : t('baseline.upcoming', { day: day(version.validFrom) }),
            },
            volume: f.number(version.annualVolume),
            manual: f.duration(version.manualMs),
            errors: version.errorBasisPoints === null ? null : f.percent(version.errorBasisPoints),
            wage: version.currency ? f.money(version.hourlyWageMinor, version.currency) : null,
            source: { text: version.source, sub: day(version.measuredOn) },
            frozen: version.frozenBy ? t('baseline.frozenBy', { day: f.date(version.frozenAt), name: version.frozenBy }) : t('baseline.frozenAt', { day: f.date(version.frozenAt) }),
          },
        }))}
        empty={
          <EmptyState title={t('baseline.emptyTitle')} action={freeze}>
            {t('baseline.emptyText')}
          </EmptyState>
        }
      />
    </Section>
  )
}
