import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Section } from '@/components/ui/section'
import { env } from '@/lib/server/env'

const example = (base: string, slug: string) => `curl -X POST ${base}/api/v1/runs \\
  -H "Authorization: Bearer $WHEELHOUSE_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "engine": "${slug}",
    "runs": [{
      "externalId": "run-1",
      "process": { "externalId": "invoice-bot" },
      "status": "succeeded",
      "startedAt": "2026-11-02T01:00:02.000Z",
      "endedAt": "2026-11-02T01:00:41.000Z"
    }]
  }'`

/** How an engine or a script sends its runs. */
export function PushGuide({ slug }: { slug: string }) {
  const t = useTranslations('enginePages.push')
  const text = example(env().BASE_URL, slug)
  return (
    <Section title={t('title')} note={t('note')} action={<CopyButton text={text} />}>
      <ol className="mb-3 list-decimal space-y-1 pl-5 text-sm text-ink-2">
        <li>{t('token')}</li>
        <li>{t('send')}</li>
        <li>{t('repeat')}</li>
      </ol>
      <pre className="panel mb-3 overflow-x-auto px-4 py-3 font-mono text-sm leading-5" tabIndex={0}>
        {text}
      </pre>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/tokens">{t('makeToken')}</ButtonLink>
        <ButtonLink href="/developers" variant="quiet">
          {t('docs')}
        </ButtonLink>
      </div>
    </Section>
  )
}
