import { getLocale, getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import type { DraftView } from '@/lib/features/formulas/queries'
import { getFormats } from '@/lib/i18n/formats'
import { valueText } from '@/lib/i18n/formula-text'
import { say } from '@/lib/i18n/say'
import { ExpressionText } from '../expression-text'
import { FormulaChanges } from './change-list'
import { DraftButtons } from './draft-buttons'

interface DraftTabProps {
  formulaKey: string
  draft: DraftView
  mayPublish: boolean
  currency: string
}

/** The draft beside what counts: what it changes and why, whether its examples come out, and the decision. */
export async function DraftTab({ formulaKey, draft, mayPublish }: DraftTabProps) {
  const [t, f, locale] = await Promise.all([getTranslations(), getFormats(), getLocale()])
  const note = draft.submittedAt ? t('formulas.draft.submitted', { at: f.dateTime(draft.submittedAt), name: draft.author }) : t('formulas.draft.by', { name: draft.author, at: f.dateTime(draft.updatedAt) })
  return (
    <>
      {draft.reasons.length > 0 && (
        <Callout tone="watch" title={t('formulas.draft.notYet')}>
          {draft.reasons.map((reason) => say(t, reason)).join(' ')}
        </Callout>
      )}
      <Section title={t('formulas.draft.title')} note={note}>
        {draft.reason && <p className="mb-3 max-w-[75ch] whitespace-pre-line">{draft.reason}</p>}
        {draft.changes ? (
          <FormulaChanges changes={draft.changes} stretches={draft.stretches} />
        ) : (
          <>
            <p className="mb-2 text-sm text-ink-3">{t('formulas.draft.newFormula')}</p>
            <ExpressionText expression={draft.expression} />
          </>
        )}
      </Section>
      {draft.examples.length > 0 && (
        <Section title={t('formulas.worked')}>
          <ul className="grid max-w-3xl gap-1.5 text-sm">
            {draft.examples.map(({ note: words, expected, value, passed }, i) => (
              <li key={i} className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line-soft py-1.5 last:border-0">
                <span className="min-w-0">{words[locale]}</span>
                <span className="ml-auto flex items-center gap-3 tabular-nums">
                  {valueText(locale, expected)} / {value === null ? '–' : valueText(locale, value)}
                  <Status tone={passed ? 'ok' : 'act'}>{t(passed ? 'formulas.pass' : 'formulas.fail')}</Status>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <DraftButtons formulaKey={formulaKey} version={draft.version} own={draft.own} submitted={draft.submittedAt !== null} holds={draft.reasons.length === 0} mayPublish={mayPublish} first={draft.changes === null} />
    </>
  )
}
