import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import type { CheckDetail } from '@/lib/features/autochecks/queries'
import { getFormats } from '@/lib/i18n/formats'
import { resultWords } from '../say-fact'

/** What was asked and what came back, in sentences; below, every place that does not agree. */
export async function ResultSection({ check }: { check: CheckDetail }) {
  const [t, f, words] = await Promise.all([getTranslations('autochecks'), getFormats(), resultWords()])
  const { shown, kind } = check
  if (!shown) return null
  return (
    <Section
      title={t(check.isNewest ? 'result.newest' : 'result.earlier')}
      note={t('result.note', { at: f.dateTime(shown.at), calls: shown.calls, took: f.duration(shown.durationMs), trigger: shown.trigger === 'demand' ? (shown.by ? t('triggers.demand', { name: shown.by.name }) : t('triggers.demandSomebody')) : t(`triggers.${shown.trigger}`) })}
    >
      {shown.facts.length > 0 && (
        <ol className="panel mb-4 divide-y divide-line-soft">
          {shown.facts.map((one, index) => (
            <li key={index} className="px-4 py-2 text-sm break-words tabular-nums">
              {words.fact(one)}
            </li>
          ))}
        </ol>
      )}
      {shown.differences.length > 0 && (
        <PlainTable
          caption={t('differences.title')}
          columns={
            kind === 'schema'
              ? [{ id: 'path', header: t('differences.path') }, { id: 'rule', header: t('differences.rule') }]
              : [
                  ...(kind === 'replay' ? [{ id: 'document', header: t('differences.document') }] : []),
                  { id: 'path', header: t('differences.path') },
                  { id: 'left', header: t(kind === 'replay' ? 'differences.direct' : 'differences.sent') },
                  { id: 'right', header: t(kind === 'replay' ? 'differences.gateway' : 'differences.read') },
                ]
          }
          rows={shown.differences.map((one, index) => ({
            id: String(index),
            name: one.path,
            cells: {
              path: <code className="text-sm break-all">{one.path}</code>,
              rule: one.rule ? words.rule(one.rule) : null,
              document: one.document ?? null,
              left: <Value text={one.left} missing={t('differences.missing')} />,
              right: <Value text={one.right} missing={t('differences.missing')} />,
            },
          }))}
        />
      )}
      {shown.differing > shown.differences.length && <p className="mt-2 text-xs text-ink-3">{t('differences.more', { shown: shown.differences.length, all: shown.differing })}</p>}
    </Section>
  )
}

function Value({ text, missing }: { text: string | null; missing: string }) {
  return text === null ? <span className="text-ink-3">{missing}</span> : <code className="text-sm break-all">{text}</code>
}
