import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { EarnedByRequest, RequestStory } from '@/lib/features/recognition/schema-panel'
import { getFormats } from '@/lib/i18n/formats'

interface RecognitionPanelProps {
  earned: readonly EarnedByRequest[]
  /** The published story of the request */
  story: RequestStory | null
}

/** What a request has earned for whom, and its story; whoever is anonymous stays so. */
export async function RecognitionPanel({ earned, story }: RecognitionPanelProps) {
  const [t, f] = await Promise.all([getTranslations('recognition.panel'), getFormats()])
  return (
    <Section id="recognition" title={t('title')} action={<TextLink href="/recognition">{t('how')}</TextLink>}>
      {story && (
        <div className="panel mb-3 p-4">
          <h3 className="font-semibold [overflow-wrap:anywhere]">{(f.locale === 'zh-CN' && story.titleZh) || story.title}</h3>
          <p className="mt-1 text-sm whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">{(f.locale === 'zh-CN' && story.textZh) || story.text}</p>
        </div>
      )}
      {earned.length ? (
        <ul className="divide-y divide-line-soft text-sm">
          {earned.map((one) => (
            <li key={one.key} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-1.5">
              <span className="min-w-0">
                {one.name ?? t('anonymous')}
                <span className="text-ink-3"> · {one.own ? t('you') : t(one.role === 'submitter' ? 'submitter' : 'supporter')}</span>
              </span>
              <span className="tabular-nums">
                {t('points', { points: one.points })}
                {one.verified > 0 && <span className="text-ink-3"> · {t('verified', { points: f.number(one.verified), hours: f.hours(one.measuredMs) })}</span>}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-ink-3">{t('empty')}</p>
      )}
    </Section>
  )
}
