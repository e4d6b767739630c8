import { getTranslations } from 'next-intl/server'
import { GapList } from '@/components/compliance/gap-list'
import { RecordView } from '@/components/compliance/record-view'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { Columns, Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { impactCode, kindOf } from '@/lib/core/compliance/impact'
import { recordParts, screeningWords, type Say } from '@/lib/core/compliance/words'
import { can } from '@/lib/core/access'
import { nameIn } from '@/lib/core/localized'
import { getRecord, type RecordDetail } from '@/lib/features/compliance/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'
import type { Ctx } from '@/lib/server/ctx'
import { ConfirmRecord } from './confirm-record'

const toneOf = { draft: 'none', submitted: 'watch', approved: 'ok', rejected: 'act', withdrawn: 'none' } as const

/** What is done with whose data in the process, and what go-live still waits for. */
export async function ComplianceTab({ processId, ctx }: { processId: string; ctx: Ctx }) {
  const [t, root, f, day, detail] = await Promise.all([getTranslations('compliance'), getTranslations(), getFormats(), getDayFormat(), getRecord(ctx, { processId })])
  const { record, gaps, needed, may, ordinal, reviewOn, today } = detail
  const words: Say = (key, params) => root(key as never, (params ?? {}) as never)
  const edit = may.edit && (
    <ButtonLink href={`/compliance/${processId}/edit`} variant={record ? 'secondary' : 'primary'}>
      {t(record ? 'edit' : 'write')}
    </ButtonLink>
  )
  const confirm = <ConfirmRecord processId={processId} version={detail.version} words={{ trigger: t('confirm'), title: t('confirmTitle'), text: t('confirmText'), done: t('confirmed') }} />
  // Readers see what is missing; the way there is for those who may go it.
  const mayOpen = (href: string) => href.startsWith('/compliance/assessments/') || may.edit
  return (
    <Columns
      main={
        <>
          {gaps.length > 0 ? (
            <Section title={t('gapsTitle', { count: gaps.length })} note={t('gapsNote')}>
              <GapList gaps={gaps.map((gap) => ({ sentence: say(root, gap), who: gap.who.map(({ name }) => name), href: mayOpen(gap.href) ? gap.href : null }))} />
            </Section>
          ) : (
            needed && <Callout tone="ok" title={t('gapsNone')} />
          )}
          {reviewOn && reviewOn < today && (
            <Callout tone="act" title={t('reviewOverdue', { day: day(reviewOn) })} action={may.edit && confirm}>{t('reviewOverdueText')}</Callout>
          )}
          <Section title={t('recordTitle')} note={record && reviewOn ? t('recordNote', { ordinal, day: day(reviewOn) }) : undefined} action={record && edit}>
            {record ? (
              <RecordView parts={recordParts(record, words)} />
            ) : (
              <EmptyState title={t('noRecordTitle')} action={edit}>{t(needed ? 'noRecordText' : 'noRecordNeeded')}</EmptyState>
            )}
          </Section>
          {detail.versions.length > 0 && <Versions detail={detail} />}
        </>
      }
      side={
        <>
          {detail.screening && <Screening detail={detail} words={words} list={f.list} />}
          <Section title={t('assessmentsTitle')}>
            {detail.assessments.length ? (
              <PlainTable
                caption={t('assessmentsTitle')}
                columns={[{ id: 'title', header: t('assessmentsTitle') }, { id: 'status', header: t('columns.state') }]}
                rows={detail.assessments.map((row) => {
                  const expired = row.status === 'approved' && row.validUntil !== null && row.validUntil < today
                  return {
                    id: row.id,
                    name: row.title,
                    href: `/compliance/assessments/${row.number}`,
                    cells: {
                      title: { text: row.title, sub: `${impactCode(row.number)} · ${row.owner.name}` },
                      status: { text: root(`impact.statuses.${expired ? 'expired' : row.status}`), tone: expired ? 'act' : toneOf[row.status], ...(row.validUntil && { sub: day(row.validUntil) }) },
                    },
                  }
                })}
              />
            ) : (
              <p className="text-sm text-ink-3">{t('assessmentsNone')}</p>
            )}
          </Section>
          <Section title={t('points.title')}>
            {detail.points.length ? (
              <ul className="panel divide-y divide-line-soft text-sm">
                {detail.points.map((point) => (
                  <li key={point.id} className="px-3.5 py-2">
                    {nameIn(ctx.locale, { name: point.step, nameZh: point.stepZh })} <span className="text-xs text-ink-3">{point.code}</span>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="text-sm text-ink-3">
                {t('points.none')} {can(ctx.actor, 'review:read') && <TextLink href="/reviews/points">{t('points.open')}</TextLink>}
              </p>
            )}
          </Section>
        </>
      }
    />
  )
}

async function Screening({ detail, words, list }: { detail: RecordDetail; words: Say; list: (items: string[]) => string }) {
  const t = await getTranslations('compliance')
  const { screening, may, process, assessments } = detail
  if (!screening) return null
  const reasons = screeningWords(screening, words)
  const open = assessments.some(({ status }) => status === 'draft' || status === 'submitted')
  return (
    <Section title={t('screening.title')}>
      <p>{screening.asked.length ? t('screening.needed', { laws: list(screening.asked.map((law) => t(`lawsShort.${law}`))) }) : t('screening.notNeeded')}</p>
      {reasons.length > 0 && <p className="mt-1 text-sm text-ink-2">{t('screening.because', { reasons: list(reasons) })}</p>}
      {may.edit && !open && screening.asked.length > 0 && (
        <ButtonLink href={`/compliance/assessments/new?process=${process.id}&kind=${kindOf(screening.asked)}`} size="sm" className="mt-3">
          {t('begin')}
        </ButtonLink>
      )}
    </Section>
  )
}

async function Versions({ detail }: { detail: RecordDetail }) {
  const [t, f] = await Promise.all([getTranslations('compliance'), getFormats()])
  return (
    <Section title={t('versions.title')}>
      <PlainTable
        caption={t('versions.title')}
        columns={[
          { id: 'version', header: t('versions.version') },
          { id: 'changed', header: t('versions.changed') },
          { id: 'by', header: t('versions.by') },
          { id: 'at', header: t('versions.at') },
        ]}
        rows={detail.versions.map((version) => ({
          id: String(version.ordinal),
          name: String(version.ordinal),
          cells: {
            version: String(version.ordinal),
            changed: { text: version.changed === null ? t('versions.first') : version.changed.length ? f.list(version.changed.map((section) => t(`sections.${section}`))) : t('versions.same'), ...(version.reason && { sub: version.reason }) },
            by: version.by,
            at: f.dateTime(version.at),
          },
        }))}
      />
    </Section>
  )
}
