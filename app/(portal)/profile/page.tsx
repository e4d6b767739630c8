import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/status'
import { When } from '@/components/ui/when'
import { can } from '@/lib/core/access'
import { myPreferences } from '@/lib/features/notices/queries'
import { myProfile, mySessions } from '@/lib/features/people/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { currentSession, pageCtx } from '@/lib/server/auth'
import { readSettings } from '@/lib/server/settings'
import { MakeDownload } from '../make-download'
import { exportOwnDataAction } from './actions'
import { MailPreferences } from './mail-preferences'
import { EndAllSessions, EndSession, PasswordForm, ProfileForm } from './profile-forms'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.profile'))('title') }
}

export default async function ProfilePage() {
  const ctx = await pageCtx('work:read')
  const [t, n, mine, locale, f, profile, sessions, own, settings, preferences] = await Promise.all([
    getTranslations('people'),
    getTranslations('notices.preferences'),
    getTranslations('privacy.mine'),
    getLocale(),
    getFormats(),
    myProfile(ctx, {}),
    mySessions(ctx, {}),
    currentSession(),
    readSettings(ctx.db),
    myPreferences(ctx, {}),
  ])
  return (
    <Messages areas={['people', 'notices']}>
      <PageHeader title={t('profile.title')} sentence={t('profile.text')} />
      {can(ctx.actor, 'profile:edit') && (
        <Section title={t('profile.you')} note={profile.email}>
          <ProfileForm profile={profile} locale={locale} zone={settings.organisation.timeZone} />
        </Section>
      )}
      <Section id="mail" title={n('title')} note={preferences.mailed ? n('text') : n('off')}>
        <MailPreferences groups={preferences.groups} />
      </Section>
      <Section title={t('password.title')} note={profile.passwordSetAt ? `${t('password.changedOn', { date: f.date(profile.passwordSetAt) })} ${t('password.help')}` : t('password.help')}>
        <PasswordForm />
      </Section>
      <Section
        title={t('profile.sessions')}
        note={t('profile.sessionsText', { idle: settings.security.idleMinutes, hours: settings.security.absoluteHours })}
        action={<EndAllSessions />}
      >
        <ul className="panel divide-y divide-line-soft">
          {sessions.map((session) => (
            <li key={session.id} className="flex min-h-row flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
              <div className="min-w-0 flex-1 basis-64">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="min-w-0 truncate">{deviceOf(session.userAgent)}</span>
                  {session.id === own?.sessionId && <Tag>{t('profile.thisSession')}</Tag>}
                </p>
                <p className="text-xs text-ink-3">
                  {session.ip ?? '–'} · {t('profile.started')} {f.dateTime(session.createdAt)} · {t('profile.lastSeen')} <When at={session.lastSeenAt} now={ctx.now} />
                </p>
              </div>
              {session.id !== own?.sessionId && <EndSession id={session.id} />}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="data" title={mine('title')} note={mine('text')}>
        <MakeDownload action={exportOwnDataAction.bind(null, {})} label={mine('make')} ready={mine('ready')} readyText={mine('readyText')} download={mine('download', { name: '%' })} />
      </Section>
    </Messages>
  )
}

/** "Chrome · Windows" is enough to recognise a device. */
function deviceOf(agent: string | null): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent ?? '')?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent ?? '')?.[1]
  return [browser?.replace('Edg', 'Edge').replace('OPR', 'Opera'), system?.replace('Mac OS X', 'macOS')].filter(Boolean).join(' · ') || '–'
}
