import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { caseCode } from '@/lib/core/cases/statuses'
import type { FormulaPage } from '@/lib/features/formulas/queries'

const hrefs = { ledger: '/ledger', calculator: '/calculator', value: '/value' } as const

/** Everything whose figures this formula explains. */
export async function UsedTab({ used }: { used: FormulaPage['used'] }) {
  const t = await getTranslations()
  const { places, cases, moreCases, months } = used
  return (
    <>
      {places.length > 0 && (
        <Section title={t('formulas.used.places')}>
          <ul className="grid gap-1">
            {places.map((place) => (
              <li key={place}>
                <TextLink href={hrefs[place]}>{t(`formulas.places.${place}`)}</TextLink>
                {place === 'ledger' && <span className="ml-2 text-sm text-ink-3">{t('formulas.used.months', { count: months })}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('formulas.used.cases')} note={moreCases > 0 ? t('formulas.used.more', { count: moreCases }) : undefined}>
        {cases === null ? (
          <p className="text-sm text-ink-3">{t('formulas.used.casesHidden')}</p>
        ) : (
          <PlainTable
            caption={t('formulas.used.cases')}
            columns={[
              { id: 'case', header: t('formulas.used.columns.case') },
              { id: 'state', header: t('formulas.used.columns.state') },
              { id: 'version', header: t('formulas.used.columns.version') },
            ]}
            rows={cases.map(({ number, name, status, pinned }) => ({
              id: String(number),
              name,
              href: `/cases/${number}`,
              cells: { case: `${caseCode(number)} ${name}`, state: t(`cases.statuses.${status}` as never), version: t(pinned ? 'formulas.used.pinned' : 'formulas.used.follows') },
            }))}
            empty={<p className="text-sm text-ink-3">{t('formulas.used.nothing')}</p>}
          />
        )}
      </Section>
    </>
  )
}
