import { Download } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { buttonClass } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { dueState } from '@/lib/core/actions/action-item'
import { daysLate } from '@/lib/core/programme/meetings'
import type { MeetingDetail } from '@/lib/features/meetings/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { MinutesText } from './minutes-text'

/** The minutes of a closed meeting: what was decided, who does what (as it stands today), what was said. */
export async function MinutesView({ meeting: { live, files, today } }: { meeting: MeetingDetail }) {
  const [t, day] = await Promise.all([getTranslations('meetings'), getDayFormat()])
  const state = (action: (typeof live.actions)[number]) => {
    if (action.status !== 'open') return { text: t(`action.statuses.${action.status as 'done'}`), tone: action.status === 'done' ? ('ok' as const) : ('none' as const) }
    const late = daysLate(action.dueOn, today)
    return late ? { text: t('action.late', { days: late }), tone: 'act' as const } : { text: t('action.statuses.open'), tone: dueState(action.dueOn, today) === 'later' ? ('info' as const) : ('watch' as const) }
  }
  return (
    <>
      <Section
        title={t('document.decisions')}
        action={
          <span className="flex flex-wrap gap-2">
            {files.map(({ id, name }) => (
              <a key={id} href={`/api/files/${id}`} download={name} className={buttonClass({ size: 'sm' })}>
                <Download aria-hidden="true" />
                {t('page.minutesPdf')} · {t('page.pdfIn', { language: name.includes('zh-CN') ? 'zh' : 'en' })}
              </a>
            ))}
          </span>
        }
      >
        {live.decisions.length ? (
          <ol className="panel list-decimal space-y-1.5 py-3 pr-4 pl-9">
            {live.decisions.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ol>
        ) : (
          <p className="text-ink-2">{t('noDecisions')}</p>
        )}
      </Section>
      <Section title={t('document.actions')}>
        <PlainTable
          caption={t('document.actions')}
          columns={[{ id: 'text', header: t('action.text') }, { id: 'owner', header: t('action.owner') }, { id: 'due', header: t('action.due') }, { id: 'state', header: t('action.state') }]}
          rows={live.actions.map((action) => ({ id: action.id, name: action.text, href: `/actions/${action.id}`, cells: { text: action.text, owner: action.owner ?? t('nobodyYet'), due: day(action.dueOn), state: state(action) } }))}
          empty={<p className="text-ink-2">{t('noActions')}</p>}
        />
      </Section>
      <Section title={t('document.minutes')}>
        {live.minutes.trim() ? (
          <div className="panel max-w-[80ch] px-4 py-3">
            <MinutesText text={live.minutes} />
          </div>
        ) : (
          <p className="text-ink-2">{t('noMinutes')}</p>
        )}
      </Section>
    </>
  )
}
