import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { InLink } from '@/components/ui/in-link'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { Timeline } from '@/components/ui/timeline'
import { diffVersions } from '@/lib/features/cases/compare'
import type { CaseDetail } from '@/lib/features/cases/detail'
import type { Ctx } from '@/lib/server/ctx'
import { getFormats } from '@/lib/i18n/formats'
import { DiffTable } from './diff-table'

const toneOf = { approved: 'ok', rejected: 'act', returned: 'watch' } as const

/** Versions as they were handed in, newest first, with finance's answer; and what changed between two of them. */
export async function VersionsSection({ ctx, found, asked }: { ctx: Ctx; found: CaseDetail; asked: SearchParams }) {
  const [t, f] = await Promise.all([getTranslations('cases.versions'), getFormats()])
  const { versions, number, status, counting } = found
  if (!versions.length) return <Section title={t('title')}><p className="text-sm text-ink-3">{t('none')}</p></Section>
  const newest = versions[0]!.ordinal
  const number1 = (value: unknown) => (typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : null)
  const to = number1(asked.to) ?? (status === 'draft' ? 0 : newest)
  const from = number1(asked.from) ?? (to === 0 ? newest : newest - 1)
  const comparable = from >= 1 && (to === 0 || versions.some(({ ordinal }) => ordinal === to)) && versions.some(({ ordinal }) => ordinal === from)
  const diff = comparable ? await diffVersions(ctx, { number, from, to }) : null
  return (
    <>
      <Section title={t('title')} note={t('note')}>
        <Timeline
          entries={versions.map((version) => ({
            id: version.id,
            current: version.ordinal === counting,
            title: t('name', { ordinal: version.ordinal }),
            detail: [f.dateTime(version.savedAt), version.savedBy?.name].filter(Boolean).join(' · '),
            body: (
              <>
                {version.note && <p dir="auto" className="mb-1.5 max-w-[75ch] whitespace-pre-line">{version.note}</p>}
                {version.decisions.map((decision) => (
                  <p key={decision.decidedAt.getTime()} className="flex flex-wrap items-baseline gap-x-2">
                    <Status tone={toneOf[decision.outcome as 'approved']}>{t(`outcomes.${decision.outcome as 'approved'}`)}</Status>
                    <span>{`${decision.decider.name} · ${f.dateTime(decision.decidedAt)}`}</span>
                    {decision.comment && <span dir="auto" className="basis-full whitespace-pre-line">{decision.comment}</span>}
                  </p>
                ))}
                {version.ordinal === counting && <p className="text-ok">{t('counts')}</p>}
                <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-ink-3">
                  <span className="font-mono break-all">{`SHA-256 ${version.digest.slice(0, 16)}…`}</span>
                  {version.ordinal > 1 && <InLink className="underline underline-offset-4" href={`/cases/${number}?tab=versions&from=${version.ordinal - 1}&to=${version.ordinal}`}>{t('diffLink', { from: version.ordinal - 1 })}</InLink>}
                  {status === 'draft' && <InLink className="underline underline-offset-4" href={`/cases/${number}?tab=versions&from=${version.ordinal}&to=0`}>{t('diffDraft')}</InLink>}
                </p>
              </>
            ),
          }))}
        />
      </Section>
      {diff && <DiffTable diff={diff.diff} title={to === 0 ? t('diffToDraft', { from }) : t('diff', { from, to })} />}
    </>
  )
}
