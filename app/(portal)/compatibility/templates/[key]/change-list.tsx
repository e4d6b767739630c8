import { getTranslations } from 'next-intl/server'
import { Status } from '@/components/ui/status'
import type { FieldReasons } from '@/lib/core/errors'
import { isUnchanged, type TemplateDiff } from '@/lib/core/compatibility/template'
import { say } from '@/lib/i18n/say'

const tones = { added: 'ok', removed: 'act', changed: 'watch' } as const

/** What a version changes against the one before, check by check; or why a draft does not count yet. */
export async function ChangeList({ diff, problems }: { diff: TemplateDiff | null; problems: FieldReasons | null }) {
  const [t, root] = await Promise.all([getTranslations('compatPlan.templates'), getTranslations()])
  if (problems) {
    const entries = Object.entries(problems).slice(0, 12)
    return (
      <ul className="grid gap-1 text-sm">
        <li><Status tone="watch">{t('notReady')}</Status></li>
        {entries.map(([path, reasons]) => (
          <li key={path}>
            <span className="font-mono text-xs text-ink-3">{path}</span> {reasons.map((reason) => say(root, reason)).join(' ')}
          </li>
        ))}
      </ul>
    )
  }
  if (!diff || isUnchanged(diff)) return <p className="text-sm text-ink-3">{t('noChanges')}</p>
  return (
    <ul className="grid gap-1 text-sm">
      {diff.head.map((field) => (
        <li key={field}><Status tone="watch">{t(`fields.${field}`)}</Status></li>
      ))}
      {diff.checks.map((change) => (
        <li key={change.code} className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-mono text-xs">{change.code}</span>
          <Status tone={tones[change.kind]}>{t(`kinds.${change.kind}`)}</Status>
          {change.fields.length > 0 && <span className="text-ink-2">{change.fields.map((field) => t(`fields.${field}`)).join(t('comma'))}</span>}
        </li>
      ))}
    </ul>
  )
}
