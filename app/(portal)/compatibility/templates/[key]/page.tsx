import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status, Tag } from '@/components/ui/status'
import { Timeline } from '@/components/ui/timeline'
import { History } from '@/components/history/history'
import { historyOf } from '@/lib/features/audit/queries'
import { getTemplate } from '@/lib/features/compatibility/template-queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { archiveTemplateAction } from '../../actions'
import { severityTone } from '../../tones'
import { ChangeList } from './change-list'

type Params = { params: Promise<{ key: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('compatibility:read')
  const list = await orNotFound(getTemplate(ctx, await params))
  return { title: list.body?.names[ctx.locale] ?? list.key }
}

export default async function CompatTemplatePage({ params }: Params) {
  const ctx = await pageCtx('compatibility:read')
  const list = await orNotFound(getTemplate(ctx, await params))
  const [t, p, c, f, lines] = await Promise.all([getTranslations('compatPlan.templates'), getTranslations('compatPlan'), getTranslations('compatibility'), getFormats(), list.id ? historyOf(ctx, 'compat-template', list.id) : []])
  const { body, draft, mayEdit, archivedAt } = list
  const archive = archiveTemplateAction.bind(null, { key: list.key, version: list.version, archived: archivedAt === null }, undefined)
  return (
    <Messages areas={['compatPlan']}>
      <PageHeader
        crumbs={[{ label: c('title'), href: '/compatibility' }, { label: t('title'), href: '/compatibility/templates' }]}
        title={body?.names[ctx.locale] ?? draft?.body.names[ctx.locale] ?? list.key}
        status={archivedAt ? <Status tone="none">{t('archived')}</Status> : list.ordinal !== null && <Tag>{`${t('version')} ${list.ordinal}`}</Tag>}
        sentence={body && (body.products.length ? t('productsOf', { words: body.products.join(t('comma')) }) : t('everyone'))}
        action={
          mayEdit && (
            <>
              {list.id && <Confirm trigger={t(archivedAt ? 'restore' : 'archive')} variant="quiet" title={t(archivedAt ? 'restore' : 'archive')} consequence={t(archivedAt ? 'restoreText' : 'archiveText')} confirmLabel={t(archivedAt ? 'restore' : 'archive')} doneMessage={t(archivedAt ? 'restoreDone' : 'archiveDone')} action={archive} />}
              {!archivedAt && <ButtonLink href={`/compatibility/templates/${list.key}/edit`} variant={draft ? 'primary' : 'secondary'}>{t(draft ? 'continue' : 'edit')}</ButtonLink>}
            </>
          )
        }
      />
      <Columns
        main={
          body ? (
            <Section title={p('checks')} note={t('usedBy', { count: list.usedBy })}>
              <ul className="panel divide-y divide-line-soft text-sm">
                {body.checks.map((check) => (
                  <li key={check.code}>
                    <details>
                      <summary className="flex min-h-row cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-1.5 hover:bg-raised">
                        <span className="w-10 shrink-0 font-mono text-xs text-ink-3">{check.code}</span>
                        <span className="min-w-0 flex-1 basis-52">{check.item[ctx.locale]}</span>
                        <span className="text-xs text-ink-3">{t(`subjects.${check.per}`)}</span>
                        <span className="min-w-20"><Status tone={severityTone[check.severity]}>{c(`severities.${check.severity}`)}</Status></span>
                      </summary>
                      <div className="grid gap-1.5 px-3.5 pt-1 pb-3 sm:pl-[4.375rem]">
                        <p><span className="text-ink-3">{p('how')}: </span>{check.how[ctx.locale]}</p>
                        <p><span className="text-ink-3">{p('pass')}: </span>{check.pass[ctx.locale]}</p>
                        {check.protocols.length + check.technologies.length + check.dataClasses.length > 0 && (
                          <p className="flex flex-wrap items-center gap-1 text-ink-3">
                            {t('onlyFor')}: {[...check.protocols, ...check.technologies, ...check.dataClasses].map((word) => <Tag key={word}>{word}</Tag>)}
                          </p>
                        )}
                      </div>
                    </details>
                  </li>
                ))}
              </ul>
            </Section>
          ) : (
            <EmptyState title={t('draft')}>{t('draftNote')}</EmptyState>
          )
        }
        side={
          <>
            {draft && (
              <Section title={t('changes')} note={t('draftBy', { name: draft.author.name })}>
                <ChangeList diff={draft.diff} problems={draft.problems} />
              </Section>
            )}
            {list.versions.length > 0 && (
              <Section title={t('versions')}>
                <Timeline
                  entries={list.versions.map((version, i) => ({
                    id: String(version.ordinal), current: i === 0, title: `${t('version')} ${version.ordinal}`,
                    detail: version.author ? t('publishedBy', { name: version.author, day: f.date(version.publishedAt) }) : t('ofProduct', { day: f.date(version.publishedAt) }),
                    body: i < list.versions.length - 1 && <><p className="mb-1">{version.reason}</p><ChangeList diff={version.diff} problems={null} /></>,
                  }))}
                />
              </Section>
            )}
            <Section title={p('history')}>
              <History lines={lines} />
            </Section>
          </>
        }
      />
    </Messages>
  )
}
