import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Timeline } from '@/components/ui/timeline'
import type { VersionView } from '@/lib/features/formulas/queries'
import { getFormats } from '@/lib/i18n/formats'
import { ExpressionText } from '../expression-text'
import { FormulaChanges } from './change-list'

/** Published versions, newest first, each with what it changed, why, and by whom. */
export async function VersionsTab({ versions }: { versions: VersionView[] }) {
  const [t, f] = await Promise.all([getTranslations('formulas.versions'), getFormats()])
  const by = ({ author, publishedBy }: VersionView) => (author && publishedBy ? t('by', { author, publisher: publishedBy }) : t('byProduct'))
  return (
    <Section title={t('note')}>
      {versions.length ? (
        <Timeline
          entries={versions.map((version, i) => ({
            id: version.id,
            current: i === 0,
            title: t('name', { ordinal: version.ordinal }),
            detail: [f.dateTime(version.publishedAt), by(version)].join(' · '),
            body: (
              <div className="grid gap-2">
                {version.reason && <p className="max-w-[75ch] whitespace-pre-line">{version.reason}</p>}
                {version.changes === null ? (
                  <>
                    <p>{t('first')}</p>
                    <ExpressionText expression={version.expression} />
                  </>
                ) : (
                  <FormulaChanges changes={version.changes} stretches={version.stretches} />
                )}
                <p className="font-mono text-xs text-ink-3">{t('digest', { digest: version.digest.slice(0, 16) })}</p>
              </div>
            ),
          }))}
        />
      ) : (
        <p className="text-sm text-ink-3">{t('none')}</p>
      )}
    </Section>
  )
}
