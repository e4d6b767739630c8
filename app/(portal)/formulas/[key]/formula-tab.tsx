import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Facts } from '@/components/ui/facts'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { FormulaLine } from '@/components/value/formula-line'
import type { FormulaBody, Variable } from '@/lib/core/formula/definition'
import { piecesOf } from '@/lib/core/formula/display'
import { nameIn } from '@/lib/core/localized'
import { listAutomationChoices } from '@/lib/features/formulas/automation-choices'
import type { FormulaPage } from '@/lib/features/formulas/queries'
import { getFormats } from '@/lib/i18n/formats'
import { quantityText, unitText, valueText } from '@/lib/i18n/formula-text'
import type { Ctx } from '@/lib/server/ctx'
import { TryPanel } from '../try-panel'

interface FormulaTabProps {
  formula: FormulaPage
  ctx: Ctx
  currency: string
}

/** What counts now: in words, in symbols, what goes in, worked examples, and a try on an automation. */
export async function FormulaTab({ formula, ctx, currency }: FormulaTabProps) {
  const { body } = formula
  if (!body) return null
  const [t, automations] = await Promise.all([getTranslations('formulas'), listAutomationChoices(ctx, {})])
  const pieces = piecesOf(body.expression)
  const names = new Map(body.variables.map(({ name, names: of }) => [name, of[ctx.locale]]))
  return (
    <Columns
      main={
        <>
          <Section title={t('inWords')}>
            <FormulaLine pieces={pieces} of={(name) => names.get(name) ?? name} className="mb-2 !text-base" />
            <p className="mb-1 text-xs text-ink-3">{t('inSymbols')}</p>
            <FormulaLine pieces={pieces} />
          </Section>
          <Variables body={body} locale={ctx.locale} currency={currency} />
          <Examples formula={formula} body={body} locale={ctx.locale} currency={currency} />
        </>
      }
      side={
        <>
          <TryPanel
            formulaKey={formula.key}
            automations={automations.map((row) => ({ value: row.id, label: `${row.code} ${nameIn(ctx.locale, row)}` }))}
            variables={body.variables.map(({ name, names: of, unit, source, default: fallback }) => ({ name, label: of[ctx.locale], unit, typed: source.kind === 'typed', fallback: fallback ?? null }))}
            pieces={pieces}
            unit={body.unit}
            currency={currency}
          />
          <FactList formula={formula} body={body} currency={currency} />
        </>
      }
    />
  )
}

type Parts = { body: FormulaBody; locale: Ctx['locale']; currency: string }

async function Variables({ body, locale, currency }: Parts) {
  const t = await getTranslations()
  const source = ({ source: { kind, field } }: Variable) => (kind === 'typed' ? t('formulas.sourceKinds.typed') : `${t(`formulas.sourceKinds.${kind}`)}: ${t(`formulas.sources.${kind}.${field}` as never)}`)
  const range = ({ min, max }: Variable) => {
    const [from, to] = [min === undefined ? '' : valueText(locale, min), max === undefined ? '' : valueText(locale, max)]
    return from && to ? t('formulas.rangeBoth', { min: from, max: to }) : from ? t('formulas.rangeFrom', { min: from }) : to ? t('formulas.rangeTo', { max: to }) : null
  }
  return (
    <Section title={t('formulas.variables')}>
      <PlainTable
        caption={t('formulas.variables')}
        columns={[
          { id: 'name', header: t('formulas.variableColumns.name') },
          { id: 'unit', header: t('formulas.variableColumns.unit') },
          { id: 'source', header: t('formulas.variableColumns.source') },
          { id: 'range', header: t('formulas.variableColumns.range') },
          { id: 'default', header: t('formulas.variableColumns.default'), align: 'right' },
        ]}
        rows={body.variables.map((variable) => ({
          id: variable.name,
          name: variable.names[locale],
          cells: {
            name: { text: variable.names[locale], sub: variable.name },
            unit: unitText(t, variable.unit, currency) || t('formulas.units.one'),
            source: source(variable),
            range: range(variable),
            default: variable.default === undefined ? null : valueText(locale, variable.default),
          },
        }))}
      />
    </Section>
  )
}

async function Examples({ formula, body, locale, currency }: Parts & { formula: FormulaPage }) {
  const t = await getTranslations()
  const units = new Map(body.variables.map(({ name, unit }) => [name, unit]))
  const inputs = (values: Record<string, number | null>) => Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [`${name} = ${quantityText(t, locale, value, units.get(name) ?? '1', currency)}`])).join(' · ')
  return (
    <Section title={t('formulas.worked')} note={t('formulas.workedNote')}>
      <PlainTable
        caption={t('formulas.worked')}
        columns={[
          { id: 'note', header: t('formulas.exampleColumns.note') },
          { id: 'expected', header: t('formulas.exampleColumns.expected'), align: 'right' },
          { id: 'computed', header: t('formulas.exampleColumns.computed'), align: 'right' },
          { id: 'state', header: t('formulas.exampleColumns.state') },
        ]}
        rows={formula.examples.map(({ example, passed, value }, i) => ({
          id: String(i),
          name: example.note[locale],
          cells: {
            note: (
              <span key="note" className="block max-w-[52ch] whitespace-normal">
                {example.note[locale]}
                <span className="block text-xs break-words text-ink-3">{inputs(example.values)}</span>
              </span>
            ),
            expected: quantityText(t, locale, example.expected, body.unit, currency),
            computed: value === null ? null : quantityText(t, locale, value, body.unit, currency),
            state: <Status key="state" tone={passed ? 'ok' : 'act'}>{t(passed ? 'formulas.pass' : 'formulas.fail')}</Status>,
          },
        }))}
      />
    </Section>
  )
}

async function FactList({ formula, body, currency }: { formula: FormulaPage; body: FormulaBody; currency: string }) {
  const [t, f] = await Promise.all([getTranslations(), getFormats()])
  const [newest] = formula.versions
  const origin = body.origin && (body.origin.url ? <a href={body.origin.url} rel="noreferrer" className="text-accent underline decoration-accent/35 underline-offset-[3px]">{body.origin.name}</a> : body.origin.name)
  return (
    <Section title={t('formulas.facts.title')}>
      <Facts
        facts={[
          { label: t('formulas.facts.result'), value: unitText(t, body.unit, currency) || t('formulas.units.one') },
          { label: t('formulas.facts.version'), value: <TextLink href={`/formulas/${formula.key}?tab=versions`}>{formula.ordinal}</TextLink> },
          { label: t('formulas.facts.published'), value: newest ? f.date(newest.publishedAt) : null },
          { label: t('formulas.facts.by'), value: newest?.publishedBy ?? t('formulas.facts.product') },
          ...(newest?.author ? [{ label: t('formulas.facts.author'), value: newest.author }] : []),
          { label: t('formulas.facts.key'), value: <span className="font-mono text-xs">{formula.key}</span> },
          ...(origin ? [{ label: t('formulas.facts.origin'), value: origin }] : []),
        ]}
      />
    </Section>
  )
}
