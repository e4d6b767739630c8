import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { purposes } from '@/lib/core/formula/purposes'
import { listFormulas } from '@/lib/features/formulas/queries'
import { pageCtx } from '@/lib/server/auth'
import { settingsOf } from '@/lib/server/settings'
import { FormulaTable } from './formula-table'

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
