import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import type { TableRow } from '@/components/table/table-model'
import { Section } from '@/components/ui/section'
import type { CaseDiff, FieldChange } from '@/lib/core/cases/diff'
import { getFormats } from '@/lib/i18n/formats'

/** What changed between two versions: each field with what stood there before and what stands there now. */
export async function DiffTable({ diff, title }: { diff: CaseDiff; title: string }) {
  const [t, w, f] = await Promise.all([getTranslations('cases.diff'), getTranslations('finance'), getFormats()])
  const nameOf = (path: string): string => {
    const key = path.replaceAll('.', '_')
    if (path.startsWith('amount.values')) return t('fields.values', { name: path.split('.')[2] ?? '' })
    return t.has(`fields.${key}` as never) ? t(`fields.${key}` as never) : path
  }
  const wordOf = (path: string, value: unknown): string => {
    if (value === undefined || value === null) return '–'
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'number') return path.endsWith('Bp') ? f.percent(value) : f.number(value, { digits: 4 })
    if (Array.isArray(value)) return value.join(' · ')
    const known = path === 'category' ? `categories.${value}` : path === 'confidence' ? `confidences.${value}` : path.startsWith('conventions.') ? `conventions.${path.slice(12)}.options.${value}.name` : null
    return known && w.has(known as never) ? w(known as never) : String(value)
  }
  const row = (id: string, where: string, { path, before, after }: FieldChange) => ({ id: `${id}-${path}`, name: where, cells: { where: { text: where, sub: nameOf(path) }, before: wordOf(path, before), after: wordOf(path, after) } })
  const rows: TableRow[] = [
    ...diff.fields.map((field) => row('head', t('whole'), field)),
    ...diff.lines.flatMap((line): TableRow[] => (line.kind === 'changed' ? line.fields.map((field) => row(line.id, line.label, field)) : [{ id: line.id, name: line.label, cells: { where: line.label, before: line.kind === 'added' ? '–' : t('stood'), after: line.kind === 'added' ? t('added') : t('removed') } }])),
  ]
  return (
    <Section title={title}>
      <PlainTable caption={title} columns={[{ id: 'where', header: t('where') }, { id: 'before', header: t('before') }, { id: 'after', header: t('after') }]} rows={rows} empty={<p className="text-sm text-ink-3">{t('same')}</p>} />
    </Section>
  )
}
