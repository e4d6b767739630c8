import { useTranslations } from 'next-intl'
import { CopyButton } from '@/components/ui/copy-button'
import { Section } from '@/components/ui/section'

const question = (code: string, base: string) => `curl -X POST ${base}/api/v1/reviews \\
  -H "Authorization: Bearer $WHEELHOUSE_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "point": "${code}",
    "key": "contract-2031",
    "title": "Frame contract with Northern Freight",
    "fields": [
      { "label": "Amount", "value": "120,000 CNY" },
      { "label": "Term", "value": "24 months" }
    ],
    "link": "https://files.example.com/contract-2031.pdf",
    "callbackUrl": "https://engine.example.com/resume/abc"
  }'`

const poll = (base: string) => `curl -H "Authorization: Bearer $WHEELHOUSE_TOKEN" \\
  "${base}/api/v1/reviews/{id}?wait=60"`

function Code({ text }: { text: string }) {
  return (
    <div className="relative mb-3">
      <pre className="panel overflow-x-auto px-4 py-3 font-mono text-sm leading-5" tabIndex={0}>{text}</pre>
      <span className="absolute top-2 right-2"><CopyButton text={text} /></span>
    </div>
  )
}

/** What an engine sends and hears, and the same for n8n in four steps. */
export function EngineGuide({ code, base }: { code: string; base: string }) {
  const t = useTranslations('reviews.points')
  return (
    <Section title={t('guide')} note={t('guideText')}>
      <Code text={question(code, base)} />
      <p className="mb-2 text-sm text-ink-2">{t('guidePoll')}</p>
      <Code text={poll(base)} />
      <h3 className="mb-1 font-medium">{t('n8n')}</h3>
      <ol className="grid max-w-[75ch] list-decimal gap-1 pl-5 text-ink-2">
        <li>{t('n8nSteps.1')}</li>
        <li>{t('n8nSteps.2', { expression: '{{ $execution.resumeUrl }}' })}</li>
        <li>{t('n8nSteps.3')}</li>
        <li>{t('n8nSteps.4', { approved: 'body.approved', status: 'body.status' })}</li>
      </ol>
      <p className="mt-2 max-w-[75ch] text-sm text-ink-3">{t('n8nHost')}</p>
    </Section>
  )
}
