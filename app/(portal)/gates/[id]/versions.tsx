import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Timeline } from '@/components/ui/timeline'
import { listVersions, type ListedVersion } from '@/lib/features/gates/queries'
import { getReadingWords } from '@/lib/i18n/reading-words'
import type { Ctx } from '@/lib/server/ctx'
import { ChangeList } from '../change-list'
import { changeWords } from '../change-words'

/** Published versions, newest first, each with what it changed in words. */
export async function Versions({ phaseId, ctx }: { phaseId: string; ctx: Ctx }) {
  const [t, words, versions] = await Promise.all([getTranslations('gates.versions'), getReadingWords(), listVersions(ctx, { phaseId })])
  const by = ({ publishedBy, byAuthor }: ListedVersion) => (publishedBy === null ? t('byProduct') : t(byAuthor ? 'byAuthor' : 'by', { name: publishedBy }))
  return (
    <Section title={t('title')} note={t('note')}>
      {versions.length ? (
        <Timeline
          entries={versions.map((version, i) => ({
            id: version.id,
            current: i === 0,
            title: t('name', { ordinal: version.ordinal }),
            detail: [words.f.dateTime(version.publishedAt), by(version)].join(' · '),
            body: (
              <>
                {version.note && <p className="mb-1.5 max-w-[75ch] whitespace-pre-line">{version.note}</p>}
                {version.changes === null ? <p>{t('first')}</p> : <ChangeList changes={version.changes.map((change) => changeWords(words, change))} none={t('unchanged')} />}
              </>
            ),
          }))}
        />
      ) : (
        <p className="text-sm text-ink-3">{t('none')}</p>
      )}
    </Section>
  )
}
