import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { BodyChange, Stretch } from '@/lib/core/formula/diff'

/** What a version says otherwise: the expression with both wordings in one line, the rest in sentences. */
export function FormulaChanges({ changes, stretches }: { changes: BodyChange[]; stretches: Stretch[] }) {
  const t = useTranslations('formulas.changes')
  const names = useTranslations('formulas.purposes')
  if (!changes.length) return <p className="text-sm text-ink-3">{t('none')}</p>
  const sentence = ({ part, kind, subject = '', fields = [], before = '–', after = '–' }: BodyChange) => {
    if (part === 'variable' || part === 'example') {
      const key = `${part}${kind === 'added' ? 'Added' : kind === 'removed' ? 'Removed' : 'Changed'}` as 'variableChanged'
      return t(key, { subject, fields: fields.map((field) => t(`fields.${field}` as 'fields.unit')).join(', '), before, after })
    }
    if (part === 'purpose') return t(part, { before: names(before as 'cost'), after: names(after as 'cost') })
    return part === 'explanation' || part === 'expression' ? t(part) : t(part, { before, after })
  }
  return (
    <div className="grid gap-2 text-sm">
      {stretches.length > 0 && (
        <p className="rounded-md bg-raised px-3 py-2 font-mono text-[0.8125rem] leading-relaxed break-words">
          {stretches.map(({ kind, text }, i) => {
            const look = clsx('rounded-sm', kind === 'added' && 'bg-ok-soft text-ok no-underline', kind === 'removed' && 'bg-act-soft text-act')
            const words = `${text} `
            if (kind === 'same') return <span key={i}>{words}</span>
            return kind === 'added' ? <ins key={i} className={look}><span className="sr-only">{t('expressionAdded')} </span>{words}</ins> : <del key={i} className={look}><span className="sr-only">{t('expressionRemoved')} </span>{words}</del>
          })}
        </p>
      )}
      <ul className="grid list-disc gap-1 pl-4 text-ink-2">
        {changes.filter(({ part }) => part !== 'expression').map((change, i) => (
          <li key={i} className="break-words">{sentence(change)}</li>
        ))}
      </ul>
    </div>
  )
}
