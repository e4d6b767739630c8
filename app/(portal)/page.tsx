import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AskList } from '@/components/ui/ask-list'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { ToneMark } from '@/components/ui/status'
import { toneText } from '@/components/ui/tone'
import { TextLink } from '@/components/ui/text-link'
import { can, type Role } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { requestCode } from '@/lib/core/requests/statuses'
import { myWork } from '@/lib/features/work/queries'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('work'))('title') }
}

export default async function WorkPage() {
  const ctx = await pageCtx('work:read')
  const [t, locale, f, { tasks, mine, requests }] = await Promise.all([getTranslations(), getLocale(), getFormats(), myWork(ctx, {})])
  const roles = [...new Set(ctx.actor.grants.map((grant) => grant.role))].filter((role, _, all) => role !== 'employee' || all.length === 1)
  return (
    <>
      <PageHeader
        size="answer"
        title={t('work.answer', { count: tasks.length, name: ctx.actor.name })}
        sentence={t('work.sentence', { roles: f.list(roles.map((role: Role) => t(`people.role.${role}`))) })}
      />
      <Columns
        main={
          <Section title={t('work.asked')}>
            {tasks.length === 0 ? (
              <p className="panel px-4 py-6 text-ink-2">{t('work.nothing')}</p>
            ) : (
              <AskList
                items={tasks.map((task, index) => ({
                  id: `${task.key}-${index}`,
                  title: (
                    <span className="flex items-baseline gap-2.5">
                      <ToneMark tone={task.tone} className={toneText[task.tone]} />
                      <span>{t(`work.task.${task.key}`, task.params as never)}</span>
                    </span>
                  ),
                  action: (
                    <ButtonLink href={task.href} variant={index === 0 ? 'primary' : 'secondary'}>
                      {t('work.open')}
                    </ButtonLink>
                  ),
                }))}
              />
            )}
          </Section>
        }
        side={
          <>
          {can(ctx.actor, 'request:file') && (
            <Section title={t('work.requests')} action={requests.length > 0 && <ButtonLink href="/requests/new" size="sm">{t('work.fileOne')}</ButtonLink>}>
              {requests.length === 0 ? (
                <p className="text-sm text-ink-3">{t('work.requestsEmpty')} <TextLink href="/requests/new">{t('work.fileOne')}</TextLink></p>
              ) : (
                <AskList
                  items={requests.map((request) => ({
                    id: request.id,
                    title: <span dir="auto" className="[overflow-wrap:anywhere]">{request.title || t('work.untitled')}</span>,
                    note: `${requestCode(request.number)} · ${t(`workflow.statuses.${request.status}`)} · ${f.date(request.statusSince)}`,
                    action: <ButtonLink href={request.status === 'draft' ? `/requests/new?draft=${request.id}` : `/requests/${request.number}`}>{t('work.open')}</ButtonLink>,
                  }))}
                />
              )}
            </Section>
          )}
          <Section title={t('work.mine')}>
            {mine.length === 0 ? (
              <p className="text-sm text-ink-3">{t('work.mineEmpty')}</p>
            ) : (
              <AskList
                items={mine.map((row) => ({
                  id: row.id,
                  title: nameIn(locale, row),
                  note: `${row.code} · ${t(row.ownerId === ctx.actor.id ? 'work.owner' : 'work.deputy')}`,
                  action: <ButtonLink href={`/automations/${row.id}`}>{t('work.open')}</ButtonLink>,
                }))}
              />
            )}
          </Section>
          </>
        }
      />
    </>
  )
}
