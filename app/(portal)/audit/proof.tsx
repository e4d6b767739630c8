import { useTranslations } from 'next-intl'
import { use } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Columns, Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { auditState } from '@/lib/features/audit/queries'
import { getFormats } from '@/lib/i18n/formats'

/** How an export is checked without the portal, and what has left the database. */
export function Proof({ state, mayExport, mayRead }: { state: Awaited<ReturnType<typeof auditState>>; mayExport: boolean; mayRead: boolean }) {
  const t = useTranslations('audit')
  const f = use(getFormats())
  return (
    <Columns
      main={
        <Section title={t('proof.title')} note={t('proof.text')}>
          <dl className="panel grid gap-2 px-4 py-3 text-sm">
            <dt className="text-xs text-ink-3">{t('proof.fingerprint')}</dt>
            <dd className="flex flex-wrap items-center gap-2">
              <code className="rounded-sm bg-raised px-2 py-1 font-mono text-xs break-all select-all">{state.fingerprint}</code>
              <CopyButton text={state.fingerprint} />
            </dd>
            <dt className="mt-1 text-xs text-ink-3">{t('proof.command')}</dt>
            <dd>
              <code className="rounded-sm bg-raised px-2 py-1 font-mono text-xs break-all select-all">node verify-audit-export.mjs . --key {state.fingerprint.slice(0, 12)}…</code>
            </dd>
            <dd className="mt-1">
              <TextLink href="/api/audit/verifier">{t('proof.verifier')}</TextLink>
            </dd>
          </dl>
        </Section>
      }
      side={
        <Section title={t('archives.title')} note={state.archives.length ? t('archives.text') : t('archives.none')} action={mayRead && <TextLink href="/settings/privacy">{t('archives.rule')}</TextLink>}>
          {state.archives.length > 0 && (
            <ul className="panel divide-y divide-line-soft">
              {state.archives.map((archive) => (
                <li key={archive.seq} className="px-4 py-2 text-sm">
                  <p>{archive.fileId && mayExport ? <TextLink href={`/api/files/${archive.fileId}`}>{t('archives.range', { seq: archive.seq })}</TextLink> : t('archives.range', { seq: archive.seq })}</p>
                  <p className="text-xs text-ink-3">
                    {t('archives.entries', { count: archive.entries })} · {f.date(archive.from)} – {f.date(archive.to)}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </Section>
      }
    />
  )
}
