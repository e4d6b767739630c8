import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import type { TableRow } from '@/components/table/table-model'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { purposes } from '@/lib/core/formula/definition'
import { listFormulas, type ListedFormula } from '@/lib/features/formulas/queries'
import { getFormats } from '@/lib/i18n/formats'
import { unitText } from '@/lib/i18n/formula-text'
import { pageCtx } from '@/lib/server/auth'
import { settingsOf } from '@/lib/server/settings'
import { ExpressionText } from './expression-text'
import { StateMark } from './state-mark'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('formulas'))('title') }
}

export default async function FormulasPage() {
  const ctx = await pageCtx('formula:read')
  const [t, { formulas, mayEdit, waiting }, { currency }] = await Promise.all([getTranslations('formulas'), listFormulas(ctx, {}), settingsOf(ctx.db, 'organisation')])
  const action = mayEdit && <ButtonLink href="/formulas/new" variant="primary">{t('new')}</ButtonLink>
  if (!formulas.length) return <EmptyState title={t('none')} action={action}>{t('noneText')}</EmptyState>
  const examples = formulas.reduce((sum, formula) => sum + formula.examples, 0)
  const passed = formulas.reduce((sum, formula) => sum + formula.passed, 0)
  const counted = formulas.filter(({ ordinal, archivedAt }) => ordinal !== null && !archivedAt).length
  const waitingFor = formulas.filter(({ draft }) => draft?.submittedAt && !draft.own)
  return (
    <>
      <PageHeader size="answer" title={passed === examples ? t('headlineAll', { count: counted, examples }) : t('headline', { count: counted, passed, examples })} sentence={t('sentence')} action={action} />
      {waiting > 0 && (
        <Callout tone="watch" title={t('waiting', { count: waiting })}>
          {t.rich('waitingText', {
            names: () => waitingFor.map(({ key, names }, i) => <span key={key}>{i > 0 && ' · '}<TextLink href={`/formulas/${key}?tab=draft`}>{names[ctx.locale] || key}</TextLink></span>),
          })}
        </Callout>
      )}
      {purposes.map((purpose) => {
        const group = formulas.filter((formula) => formula.purpose === purpose)
        return (
          group.length > 0 && (
            <Section key={purpose} id={purpose} title={t(`purposes.${purpose}`)} note={t(`purposeNotes.${purpose}`)}>
              <FormulaTable formulas={group} caption={t(`purposes.${purpose}`)} locale={ctx.locale} currency={currency} />
            </Section>
          )
        )
      })}
    </>
  )
}

async function FormulaTable({ formulas, caption, locale, currency }: { formulas: ListedFormula[]; caption: string; locale: 'en' | 'zh-CN'; currency: string }) {
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
