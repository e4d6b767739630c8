import { getTranslations } from 'next-intl/server'
import { TwoLines } from '@/components/programme/two-lines'
import { PlainTable } from '@/components/table/plain-table'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import { yearlyBenefit } from '@/lib/core/programme/expansion'
import type { ExpansionPlan } from '@/lib/features/expansion/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'

/** Every automation in service with its measured first year; what is missing is said, never guessed. */
export async function MeasuredTable({ plan, locale, mayEdit }: { plan: ExpansionPlan; locale: Locale; mayEdit: boolean }) {
  const [t, root, f, day] = await Promise.all([getTranslations('expansion'), getTranslations(), getFormats(), getDayFormat()])
  return (
    <PlainTable
      caption={t('measured')}
      columns={[
        { id: 'automation', header: t('automation') },
        { id: 'standing', header: t('standing') },
        { id: 'return', header: t('return'), align: 'right' },
        { id: 'benefit', header: t('benefit'), align: 'right' },
        { id: 'cost', header: t('cost'), align: 'right' },
        { id: 'window', header: t('window') },
      ]}
      rows={plan.measured.map(({ automation, source, window, firstYear, passes }) => {
        const name = nameIn(locale, automation)
        const yearly = yearlyBenefit(source)
        const reason = firstYear.ok ? null : firstYear.reasons[0]!
        return {
          id: automation.id,
          name,
          href: `/automations/${automation.id}`,
          cells: {
            automation: { text: name, sub: automation.code },
            standing: firstYear.ok ? <Status tone={passes ? 'ok' : 'none'}>{t(passes ? 'passes' : 'below')}</Status> : <TwoLines text={<Status tone="none">{t('unknown')}</Status>} sub={say(root, reason!)} />,
            return: firstYear.ok ? f.percent(firstYear.value.roiBp, { digits: 0 }) : null,
            benefit: yearly ? <TwoLines text={f.moneyShort(yearly.minor, yearly.currency)} sub={source.booked ? t('booked', { months: source.booked.months, signed: f.percent(source.booked.signedBp, { digits: 0 }) }) : yearly.extrapolated && t('extrapolatedShort')} /> : null,
            cost:
              source.yearOneCostMinor !== null && source.yearOneCostCurrency ? (
                f.moneyShort(source.yearOneCostMinor, source.yearOneCostCurrency)
              ) : mayEdit ? (
                <TextLink href={`/automations/${automation.id}/edit`}>{t('addCost')}</TextLink>
              ) : null,
            window: window ? <TwoLines text={t('windowText', { from: day(window.from), to: day(window.to) })} sub={t('windowDays', { days: source.workingDays })} /> : null,
          },
        }
      })}
    />
  )
}
