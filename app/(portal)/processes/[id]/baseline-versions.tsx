import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import type { ProcessDetail } from '@/lib/features/processes/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'

/** All versions of the baseline, newest first; none of them can be changed. */
export async function BaselineVersions({ process }: { process: ProcessDetail }) {
  const [t, f, day] = await Promise.all([getTranslations('processes'), getFormats(), getDayFormat()])
  /** Against the version before, where both have the figure. */
  const change = (now: number, before: number | null | undefined) => {
    if (!before || now === before) return undefined
    return `${now > before ? '+' : '−'}${f.percent(Math.round((Math.abs(now - before) * 10_000) / before), { digits: 0 })}`
  }
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
          ...(process.may.money ? [{ id: 'wage', header: t('baseline.wage'), align: 'right' as const }] : []),
          { id: 'source', header: t('baseline.source') },
        ]}
        rows={process.baselines.map((version, i) => ({ version, before: process.baselines[i + 1] })).map(({ version, before }) => ({
          id: version.id,
          name: String(version.ordinal),
          cells: {
            version: (
              <span className="whitespace-nowrap">
                {f.number(version.ordinal)}
                {version.ordinal === process.baseline?.ordinal && (
                  <span className="ml-2">
                    <Status tone="ok">{t('baseline.current')}</Status>
                  </span>
                )}
                <span className="block text-xs font-normal text-ink-3">{t('baseline.upcoming', { day: day(version.validFrom) })}</span>
              </span>
            ),
            volume: { text: f.number(version.annualVolume), sub: change(version.annualVolume, before?.annualVolume) },
            manual: { text: f.duration(version.manualMs), sub: change(version.manualMs, before?.manualMs) },
            errors: version.errorBasisPoints === null ? null : { text: f.percent(version.errorBasisPoints), sub: change(version.errorBasisPoints, before?.errorBasisPoints) },
            wage:
              version.currency && version.hourlyWageMinor !== null
                ? { text: f.money(version.hourlyWageMinor, version.currency), sub: before?.currency === version.currency ? change(Number(version.hourlyWageMinor), Number(before.hourlyWageMinor)) : undefined }
                : null,
            source: (
              <span>
                {version.source}
                <span className="block text-xs text-ink-3">
                  {version.frozenBy ? t('baseline.measuredFrozenBy', { measured: day(version.measuredOn), name: version.frozenBy }) : t('baseline.measured', { measured: day(version.measuredOn) })}
                </span>
              </span>
            ),
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
