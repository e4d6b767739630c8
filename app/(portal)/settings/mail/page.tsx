import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { isNoticeKind, noticeKinds } from '@/lib/core/notices/kinds'
import { getMail, listDeliveries } from '@/lib/features/mail/queries'
import { myProfile } from '@/lib/features/people/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { say } from '@/lib/i18n/say'
import { pageCtx } from '@/lib/server/auth'
import { MailForm, RetryDelivery, SendTestMail } from './mail-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notices.delivery'))('title') }
}

const tones = { waiting: 'info', sent: 'ok', failed: 'act' } as const

export default async function MailPage() {
  const ctx = await pageCtx('settings:read')
  const [t, all, f, { passwordKept, ...mail }, deliveries, profile] = await Promise.all([
    getTranslations('notices.delivery'),
    getTranslations(),
    getFormats(),
    getMail(ctx, {}),
    listDeliveries(ctx, {}),
    myProfile(ctx, {}),
  ])
  const mayEdit = can(ctx.actor, 'settings:edit')
  const whatOf = (row: (typeof deliveries.rows)[number]) => {
    if (row.status === 'sent') return row.subject
    if (row.digest) return t('digest')
    return isNoticeKind(row.subject) ? all(`notices.groups.${noticeKinds[row.subject].group}.name`) : row.subject
  }
  return (
    <Messages areas={['notices', 'nav']}>
      <PageHeader crumbs={[{ label: all('settings.title'), href: '/settings' }]} title={t('title')} sentence={t('text')} />
      <Section title={t('settingsTitle')}>
        <MailForm mail={mail} passwordKept={passwordKept} readOnly={!mayEdit} />
      </Section>
      {mayEdit && mail.host && (
        <Section title={t('testTitle')} note={t('testTo', { address: profile.email })}>
          <SendTestMail />
        </Section>
      )}
      <Section title={t('log')} note={`${t('summary', { waiting: deliveries.waiting, failed: deliveries.failed })} ${t('logText')}`}>
        <PlainTable
          caption={t('log')}
          columns={[
            { id: 'what', header: t('columns.what'), maxWidth: '24rem' },
            { id: 'to', header: t('columns.to') },
            { id: 'status', header: t('columns.status') },
            { id: 'at', header: t('columns.at') },
            { id: 'attempts', header: t('columns.attempts'), align: 'right', wideOnly: true },
            { id: 'error', header: t('columns.error'), maxWidth: '22rem' },
          ]}
          rows={deliveries.rows.map((row) => ({
            id: row.id,
            name: whatOf(row),
            cells: {
              what: whatOf(row),
              to: row.address,
              status: { text: t(`status.${row.status}` as never), tone: tones[row.status as keyof typeof tones] },
              at: f.dateTime(row.createdAt),
              attempts: f.number(row.attempts),
              error: row.fault && (
                <span className="flex items-center justify-between gap-2">
                  {say(all, row.fault)}
                  {mayEdit && row.status === 'failed' && <RetryDelivery id={row.id} />}
                </span>
              ),
            },
          }))}
          empty={<p className="panel px-4 py-6 text-ink-2">{t('logEmpty')}</p>}
        />
      </Section>
    </Messages>
  )
}
