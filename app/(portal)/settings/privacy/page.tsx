import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { dataClasses, retentionClasses, type DataClass, type RuledClass } from '@/lib/core/privacy/classes'
import { privacyState } from '@/lib/features/privacy/queries'
import { previewRetention } from '@/lib/features/privacy/retention'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { Inventory } from './inventory'
import { EditRule, EndHold, RunNow, SetHold } from './panels'
import { Rounds } from './rounds'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('title') }
}

const cell = 'px-4 py-2 align-top max-sm:px-0'

export default async function PrivacyPage() {
  const ctx = await pageCtx('retention:read')
  const [t, f, locale, state, preview] = await Promise.all([getTranslations('privacy'), getFormats(), getLocale(), privacyState(ctx, {}), previewRetention(ctx, {})])
  const mayEdit = can(ctx.actor, 'retention:edit')
  const today = new Map<DataClass, (typeof preview)[number]>(preview.map((line) => [line.dataClass, line]))
  const due = preview.reduce((sum, line) => sum + line.due, 0)
  const held = preview.reduce((sum, line) => sum + line.held, 0)
  const isRuled = (name: DataClass): name is RuledClass => retentionClasses[name].basis === 'rule'
  const keptFor = (name: DataClass): string => {
    const days = isRuled(name) ? state.rules[name].keepDays : retentionClasses[name].keepDays
    return retentionClasses[name].basis === 'settings' ? f.none : days === null ? t('rules.ever') : t('rules.days', { days })
  }
  return (
    <Messages areas={['privacy']}>
      <PageHeader
        crumbs={[{ label: (await getTranslations('settings'))('title'), href: '/settings' }]}
        title={t('title')}
        sentence={`${due ? t('lead.due', { due, held }) : t('lead.nothing')} ${t('next')}`}
        action={mayEdit && due > held && <RunNow count={due - held} />}
      />
      <Section id="rules" title={t('rules.title')} note={t('rules.text')}>
        <div className="panel overflow-x-auto">
          <table className="w-full text-sm max-sm:block">
            <caption className="sr-only">{t('rules.title')}</caption>
            <thead className="text-left text-xs text-ink-3 max-sm:hidden">
              <tr className="border-b border-line-soft">
                <th className={cell}>{t('rules.class')}</th>
                <th className={`${cell} text-right`}>{t('rules.kept')}</th>
                <th className={`${cell} text-right`}>{t('rules.due')}</th>
                <th className={`${cell} text-right`}>{t('rules.held')}</th>
                <th className={cell} />
              </tr>
            </thead>
            <tbody className="divide-y divide-line-soft max-sm:block">
              {dataClasses.map((name) => {
                const line = isRuled(name) && state.rules[name].keepDays === null ? undefined : today.get(name)
                return (
                  <tr key={name} id={name} className="max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:px-4">
                    <td className={`${cell} max-sm:basis-full max-sm:pb-0`}>
                      <p className="font-medium">{t(`class.${name}.name`)}</p>
                      <p className="text-xs text-ink-3">{retentionClasses[name].basis === 'settings' ? <TextLink href="/settings?part=retention">{t(`class.${name}.text`)}</TextLink> : t(`class.${name}.text`)}</p>
                    </td>
                    <td className={`${cell} text-right whitespace-nowrap tabular-nums`}>{keptFor(name)}</td>
                    <td className={`${cell} text-right tabular-nums ${line ? '' : 'max-sm:hidden'}`}>
                      {line ? f.number(line.due) : f.none}
                      {line && <span className="ml-1 text-xs text-ink-3 sm:hidden">{t('rules.due')}</span>}
                    </td>
                    <td className={`${cell} text-right tabular-nums ${line ? '' : 'max-sm:hidden'}`}>
                      {line ? f.number(line.held) : f.none}
                      {line && <span className="ml-1 text-xs text-ink-3 sm:hidden">{t('rules.held')}</span>}
                    </td>
                    <td className={`${cell} text-right max-sm:ml-auto`}>{mayEdit && isRuled(name) && <EditRule dataClass={name} keepDays={state.rules[name].keepDays} version={state.rules[name].version + 1} min={retentionClasses[name].minDays} />}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </Section>
      <Section id="holds" title={t('holds.title')} note={t('holds.text')} action={mayEdit && <SetHold />}>
        {state.holds.length === 0 ? (
          <p className="text-sm text-ink-3">{t('holds.none')}</p>
        ) : (
          <ul className="panel divide-y divide-line-soft">
            {state.holds.map((hold) => (
              <li key={hold.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
                <div className="min-w-0 flex-1 basis-64">
                  <p className="flex flex-wrap items-center gap-2 font-medium">
                    {hold.subject === 'class' ? t(`class.${hold.subjectId as DataClass}.name`) : nameIn(locale, hold)}
                    <Status tone="watch">{t(`holds.subjects.${hold.subject}`)}</Status>
                  </p>
                  <p className="text-xs text-ink-3">
                    {hold.reason} · {hold.by} · {t('holds.since', { date: f.date(hold.at) })}
                  </p>
                </div>
                {mayEdit && <EndHold id={hold.id} />}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Rounds state={state} />
      <Inventory />
    </Messages>
  )
}
