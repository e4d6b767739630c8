import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { shareOf } from '@/lib/core/value/months'
import type { ValueBrief } from '@/lib/features/value/brief'
import type { ReadingWords } from '@/lib/i18n/reading-text'

/** Planned, actual and forecast benefit of the year in three lines. */
export async function ValueSection({ value, words: { f } }: { value: ValueBrief | null; words: ReadingWords }) {
  if (!value) return null
  const t = await getTranslations('value.cockpit')
  const { currency, realised, signed, lost, full, expected, needed } = value
  const money = (minor: bigint) => f.moneyShort(minor, currency)
  const bp = shareOf(full.realised, full.planned)
  return (
    <Section title={t('title')} action={<TextLink href="/value" className="text-sm">{t('open')}</TextLink>}>
      {realised === null ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <>
          <p className="text-xl font-semibold tabular-nums">{t('realised', { realised: money(realised) })}</p>
          <p className="flex flex-wrap gap-x-2 text-sm text-ink-2">
            <Status tone={bp === null ? 'none' : bp >= 10_000 ? 'ok' : bp >= 8_000 ? 'watch' : 'act'}>{bp === null ? t('noPlan') : t('ofPlan', { share: f.percent(bp, { digits: 0 }) })}</Status>
            <span>{t('signed', { share: f.percent(shareOf(signed, realised) ?? 0, { digits: 0 }) })}</span>
          </p>
          <p className="pt-1 text-sm text-ink-2">{expected ? t('forecast', { minor: money(expected.minor), low: money(expected.low), high: money(expected.high) }) : t('noForecast', { needed })}</p>
          {lost !== null && lost > 0n && (
            <p className="text-sm">
              <TextLink href="/value/leaks">{t('lost', { lost: money(lost) })}</TextLink>
            </p>
          )}
        </>
      )}
    </Section>
  )
}
