import { Stamp } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { requestCode } from '@/lib/core/requests/statuses'
import { myApprovals } from '@/lib/features/approvals/queries'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals'))('title') }
}

export default async function ApprovalsPage() {
  const ctx = await pageCtx('request:decide')
  const [t, w, f, { open, decided }] = await Promise.all([getTranslations('approvals'), getTranslations('workflow'), getFormats(), myApprovals(ctx, {})])
  const money = can(ctx.actor, 'request-money:read')
  return (
    <>
      <PageHeader
        size="answer"
        title={t('answerMine', { count: open.length })}
        sentence={open.length ? t('sentence', { overdue: open.filter(({ overdue }) => overdue > 0).length }) : undefined}
        action={
          <>
            <ButtonLink href="/approvals/policy" variant="quiet">{t('links.policy')}</ButtonLink>
            <ButtonLink href="/approvals/absence">{t('links.absence')}</ButtonLink>
          </>
        }
      />
      <div className="mb-7">
        <PlainTable
          caption={t('title')}
          columns={[
            { id: 'request', header: t('columns.request') },
            { id: 'department', header: t('columns.department') },
            { id: 'as', header: t('columns.as') },
            { id: 'score', header: t('columns.score'), align: 'right' },
            ...(money ? [{ id: 'cost', header: t('columns.cost'), align: 'right' as const }] : []),
            { id: 'due', header: t('columns.due'), align: 'right' },
          ]}
          rows={open.map(({ id, request, role, onBehalfOf, dueOn, overdue }) => ({
            id,
            href: `/approvals/${id}`,
            name: request.title,
            cells: {
              request: { text: request.title, sub: requestCode(request.number) },
              department: request.department ? nameIn(ctx.locale, request.department) : null,
              as: { text: t(`roles.${role}`), ...(onBehalfOf && { sub: t('forName', { name: onBehalfOf }) }) },
              score: request.scoreHundredths === null ? null : f.number(request.scoreHundredths / 100, { digits: 1 }),
              cost: request.costMinor === null || !request.currency ? null : f.money(request.costMinor, request.currency),
              due: { text: f.date(dueOn), ...(overdue > 0 && { tone: 'act' as const }) },
            },
          }))}
          empty={
            <EmptyState icon={<Stamp />} title={t('emptyTitle')}>
              {t('emptyText')}
            </EmptyState>
          }
        />
      </div>
      {decided.length > 0 && (
        <Section title={t('decidedTitle')}>
          <PlainTable
            caption={t('decidedTitle')}
            columns={[
              { id: 'request', header: t('columns.request') },
              { id: 'as', header: t('columns.as') },
              { id: 'outcome', header: t('columns.outcome') },
              { id: 'status', header: w('statusColumn'), wideOnly: true },
              { id: 'at', header: t('columns.at'), align: 'right' },
            ]}
            rows={decided.map(({ id, number, title, role, outcome, status, decidedAt }) => ({
              id,
              href: `/requests/${number}`,
              name: title,
              cells: {
                request: { text: title, sub: requestCode(number) },
                as: t(`roles.${role}`),
                outcome: { text: t(`outcomes.${outcome as 'approved'}`), tone: outcome === 'approved' ? ('ok' as const) : ('act' as const) },
                status: w(`statuses.${status}`),
                at: f.date(decidedAt),
              },
            }))}
          />
        </Section>
      )}
    </>
  )
}
