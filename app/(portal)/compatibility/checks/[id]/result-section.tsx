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
                  { id: 'document', header: t('differences.document') },
                  { id: 'path', header: t('differences.path') },
                  { id: 'left', header: t('differences.direct') },
                  { id: 'right', header: t('differences.gateway') },
                ]
          }
          rows={shown.differences.map((one, index) => ({
            id: String(index),
            name: one.path,
            cells: {
              path: <Code key="path">{one.path}</Code>,
              rule: one.rule ? words.rule(one.rule) : null,
              document: one.document ?? null,
              left: one.left === null ? t('differences.missing') : <Code key="left">{one.left}</Code>,
              right: one.right === null ? t('differences.missing') : <Code key="right">{one.right}</Code>,
            },
          }))}
        />
      )}
      {shown.differing > shown.differences.length && <p className="mt-2 text-xs text-ink-3">{t('differences.more', { shown: shown.differences.length, all: shown.differing })}</p>}
    </Section>
  )
}

const Code = ({ children }: { children: string }) => <code className="text-sm break-all">{children}</code>
