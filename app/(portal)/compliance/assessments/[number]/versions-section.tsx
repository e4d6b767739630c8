import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { Timeline } from '@/components/ui/timeline'
import type { AssessmentDetail } from '@/lib/features/compliance/assessment-queries'
import { getFormats } from '@/lib/i18n/formats'

const toneOf = { approved: 'ok', rejected: 'act', returned: 'watch' } as const

/** What was handed in, newest first, with the reviewers' answers; none of it changes any more. */
export async function VersionsSection({ found }: { found: AssessmentDetail }) {
  const [t, f] = await Promise.all([getTranslations('impact.versions'), getFormats()])
  return (
    <Section title={t('title')}>
      {found.versions.length === 0 ? (
        <p className="text-sm text-ink-3">{t('none')}</p>
      ) : (
        <Timeline
          entries={found.versions.map((version) => ({
            id: version.id,
            title: `${t('version')} ${version.ordinal}`,
            detail: `${f.dateTime(version.savedAt)} · ${version.savedBy.name}`,
            body: (
              <>
                {version.decisions.map((decision) => (
                  <p key={decision.decider.id} className="flex flex-wrap items-baseline gap-x-2">
                    <Status tone={toneOf[decision.outcome]}>{t(`outcomes.${decision.outcome}`)}</Status>
                    <span>{`${decision.decider.name} · ${f.dateTime(decision.decidedAt)}`}</span>
                    {decision.comment && <span dir="auto" className="basis-full whitespace-pre-line">{decision.comment}</span>}
                  </p>
                ))}
                <p className="mt-1 font-mono text-xs break-all text-ink-3">{`SHA-256 ${version.digest.slice(0, 16)}…`}</p>
              </>
            ),
          }))}
        />
      )}
    </Section>
  )
}
