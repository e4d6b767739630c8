import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { Tag } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { CheckDetail } from '@/lib/features/autochecks/queries'
import { getFormats } from '@/lib/i18n/formats'
import { paceWords } from '../pace-word'

/** What the check is about, when it runs, and how it is set up; of credentials only that they are there. */
export async function CheckFacts({ check, locale }: { check: CheckDetail; locale: Locale }) {
  const [t, f, pace] = await Promise.all([getTranslations('autochecks'), getFormats(), paceWords()])
  const about = (place: string, record: { id: string; name: string; nameZh: string | null } | null, label: string) => (record ? [{ label, value: <TextLink href={`/${place}/${record.id}`}>{nameIn(locale, record)}</TextLink> }] : [])
  return (
    <>
      <Facts
        facts={[
          { label: t('kind'), value: t(`kinds.${check.kind}.name`) },
          { label: t('target'), value: <span className="break-all">{check.target}</span> },
          { label: t('environment'), value: t(`environments.${check.environment}`) },
          ...about('systems', check.system, t('form.system')),
          ...about('interfaces', check.interface, t('form.interface')),
          ...about('automations', check.automation, t('form.automation')),
          {
            label: t('form.codes'),
            value: check.codes.length ? (
              <span className="flex flex-wrap justify-end gap-1">
                {check.codes.map((code) => (
                  <Tag key={code}>{code}</Tag>
                ))}
              </span>
            ) : null,
          },
          { label: t('pace.label'), value: check.archivedAt ? t('states.archived') : check.status === 'paused' ? t('states.paused') : pace(check.everyMinutes) },
          ...(check.nextAt ? [{ label: t('nextAt'), value: f.dateTime(check.nextAt) }] : []),
          { label: t('form.writing'), value: t(check.writes ? 'yes' : 'no') },
          ...(check.confirmedAt ? [{ label: t('confirm.by'), value: `${check.confirmedBy ?? '–'}, ${f.dateTime(check.confirmedAt)}` }] : []),
        ]}
      />
      <SetUp check={check} title={t('setUp.title')} secretWord={(at) => t('setUp.secret', { at: f.date(at) })} />
    </>
  )
}

/** The set-up word for word, so that whoever confirms it sees what is sent. */
async function SetUp({ check, title, secretWord }: { check: CheckDetail; title: string; secretWord: (at: Date) => string }) {
  const t = await getTranslations('autochecks')
  const { config } = check
  const entries = [...FIRST, ...Object.keys(config).filter((name) => !FIRST.includes(name))].map((name) => [name, textOf(config[name])] as const).filter(([name, text]) => !LEFT_OUT.has(name) && text !== '' && text !== '0' && (name !== 'contentType' || config.body))
  return (
    <details open={check.confirmationMissing} className="panel mb-6 px-4 py-2.5 text-sm">
      <summary className="cursor-pointer font-medium">{title}</summary>
      <dl className="mt-2 grid gap-y-2 pb-1">
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-ink-3">{t.has(`form.${name}` as never) ? t(`form.${name}` as never) : name}</dt>
            <dd>
              <code className="text-sm break-all whitespace-pre-wrap">{value}</code>
            </dd>
          </div>
        ))}
        {check.samples.map((sample) => (
          <div key={sample.name}>
            <dt className="text-xs text-ink-3">{t('setUp.sample', { name: sample.name })}</dt>
            <dd>
              <code className="block max-h-40 overflow-auto text-sm break-all whitespace-pre-wrap">{sample.body}</code>
            </dd>
          </div>
        ))}
        {check.secrets.map(({ field, setAt }) => (
          <div key={field}>
            <dt className="text-xs text-ink-3">{t(field === 'secret' ? 'form.secret' : 'form.gatewaySecret')}</dt>
            <dd>{secretWord(setAt)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** In the order in which a request is read; the rest follows. */
const FIRST = ['targets', 'host', 'port', 'url', 'gatewayUrl', 'method', 'headers', 'contentType', 'body', 'readUrl']
const LEFT_OUT: ReadonlySet<string> = new Set(['certificate'])

function textOf(value: unknown): string {
  if (value === undefined || value === null || value === false) return ''
  if (Array.isArray(value)) return value.join('\n')
  if (typeof value !== 'object') return String(value)
  const { kind, name } = value as { kind?: string; name?: string }
  return kind === 'none' ? '' : [kind, name].filter(Boolean).join(' ')
}
