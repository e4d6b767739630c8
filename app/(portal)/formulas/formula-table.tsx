import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import type { TableRow } from '@/components/table/table-model'
import { Status } from '@/components/ui/status'
import type { Locale } from '@/lib/core/localized'
import type { ListedFormula } from '@/lib/features/formulas/queries'
import { getFormats } from '@/lib/i18n/formats'
import { unitText } from '@/lib/i18n/formula-text'
import { ExpressionText } from './expression-text'
import { StateMark } from './state-mark'

/** Formulas of one purpose. */
export async function FormulaTable({ formulas, caption, locale, currency }: { formulas: ListedFormula[]; caption: string; locale: Locale; currency: string }) {
  const [t, f] = await Promise.all([getTranslations(), getFormats()])
  const rows = formulas.map((formula): TableRow => {
    const { key, names, expression, unit, ordinal, passed, examples, origin, from, draft, archivedAt } = formula
    return {
      id: key,
      name: names[locale] || key,
      href: `/formulas/${key}`,
      cells: {
        formula: (
          <span key="formula" className="block min-w-0">
            <span className="block font-medium">{names[locale] || key}</span>
            <ExpressionText expression={expression} />
          </span>
        ),
        unit: unitText(t, unit, currency) || t('formulas.units.one'),
        version: { text: ordinal === null ? '–' : f.number(ordinal), sub: origin === 'own' ? t('formulas.origin.own') : from ? from.split(/[:,]/)[0] : undefined },
        examples: examples ? <Status key="examples" tone={passed === examples ? 'ok' : 'act'} plain>{t('formulas.examplesPass', { passed, of: examples })}</Status> : null,
        state: <StateMark key="state" archived={archivedAt !== null} published={ordinal !== null} draft={draft} />,
      },
    }
  })
  return (
    <PlainTable
      caption={caption}
      columns={[
        { id: 'formula', header: t('formulas.columns.formula') },
        { id: 'unit', header: t('formulas.columns.unit') },
        { id: 'version', header: t('formulas.columns.version') },
        { id: 'examples', header: t('formulas.columns.examples') },
        { id: 'state', header: t('formulas.columns.state') },
      ]}
      rows={rows}
    />
  )
}
