import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { MeetingDetail } from '@/lib/features/meetings/queries'
import { getFormats } from '@/lib/i18n/formats'
import { attendanceTone, rhythmText } from '../words'

/** When, where and who; of a held meeting who was there. */
export async function MeetingFacts({ meeting: { series, status, live, startedAt, endedAt } }: { meeting: MeetingDetail }) {
  const [t, f] = await Promise.all([getTranslations('meetings'), getFormats()])
  const held = status === 'held'
  return (
    <>
      <Section title={t('facts')}>
        <Facts
          facts={[
            { label: t('columns.series'), value: nameIn(f.locale as Locale, series) },
            { label: t('columns.rhythm'), value: rhythmText(series, f.locale, t as never) },
            { label: t('place'), value: series.place },
            { label: t('chair'), value: series.chair?.name ?? f.none },
            ...(held ? [{ label: t('document.began'), value: f.dateTime(startedAt) }, { label: t('document.ended'), value: f.dateTime(endedAt) }] : [{ label: t('length'), value: t('minutesCount', { count: series.minutesLong }) }]),
          ]}
        />
      </Section>
      <Section title={t(held ? 'document.attendance' : 'members')}>
        <ul className="panel divide-y divide-line-soft text-sm">
          {live.attendance.map(({ personId, name, state, chairs, guest }) => (
            <li key={personId} className="flex items-center justify-between gap-3 px-3.5 py-2">
              <span className="min-w-0">
                {name}
                {(chairs || guest) && <span className="ml-1.5 text-xs text-ink-3">{t(chairs ? 'chair' : 'guest')}</span>}
              </span>
              {state && <Status tone={attendanceTone[state]}>{t(`attendanceStates.${state}`)}</Status>}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
