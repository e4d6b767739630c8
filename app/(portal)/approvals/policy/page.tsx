import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { separationRules } from '@/lib/core/separation'
import { approvalPolicy } from '@/lib/features/approvals/policy-queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { PolicyEditor } from './policy-editor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('approvals'))('policy.title') }
}

export default async function PolicyPage() {
  const ctx = await pageCtx('request:decide')
  const [t, a, f, view] = await Promise.all([getTranslations('approvals.policy'), getTranslations('approvals'), getFormats(), approvalPolicy(ctx, {})])
  const may = can(ctx.actor, 'approval:edit')
  return (
    <Messages areas={['approvals']}>
      <PageHeader size="answer" crumbs={[{ label: a('title'), href: '/approvals' }, { label: t('title') }]} title={view.published ? t('answer', { ordinal: view.ordinal }) : t('answerDefault')} sentence={`${t('sentence')}${may ? '' : ` ${t('cannot')}`}`} />
      <PolicyEditor policy={view.policy} after={view.published ? view.ordinal : 0} currency={view.currency} perUnit={view.perUnit} samples={view.samples} may={may} />
      <Section title={t('apartTitle')}>
        <ul className="panel divide-y divide-line-soft text-sm">
          {Object.keys(separationRules).map((rule) => (
            <li key={rule} className="px-3.5 py-2.5">{a(`apart.${rule as 'requesterDecides'}`)}</li>
          ))}
        </ul>
      </Section>
      {view.versions.length > 0 && (
        <Section title={t('versions')}>
          <ul className="panel divide-y divide-line-soft text-sm">
            {view.versions.map((version) => (
              <li key={version.ordinal} className="flex flex-wrap justify-between gap-x-4 px-3.5 py-2.5">
                <span>{t('version', { ordinal: version.ordinal })}{version.note ? ` · ${version.note}` : ''}</span>
                <span className="text-ink-3">{t('by', { name: version.by ?? t('default'), at: f.date(version.publishedAt) })}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Messages>
  )
}
