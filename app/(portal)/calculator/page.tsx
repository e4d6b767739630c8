import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { can } from '@/lib/core/access'
import { calculate } from '@/lib/features/calculator/calculate'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { Calculator } from './calculator'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calculator'))('title') }
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** Three guesses, one sentence. The address holds the figures, so that it works without script and can be passed on. */
export default async function CalculatorPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('calculator:read')
  const params = await searchParams
  const [t, result] = await Promise.all([getTranslations('calculator'), calculate(ctx, { count: one(params.count), unit: one(params.unit), minutes: one(params.minutes), share: one(params.share) })])
  const { input, time, hoursPerYear, money, workingDays, hoursPerDay, formulas } = result
  return (
    <Messages areas={['calculator']}>
      <PageHeader size="answer" title={t('question')} sentence={t('sentence')} />
      <Calculator
        start={input}
        result={{ time, hoursPerYear, money: money && { ...money, yearMinor: Number(money.yearMinor), hourlyMinor: Number(money.hourlyMinor) } }}
        year={{ workingDays, hoursPerDay }}
        mayFile={can(ctx.actor, 'request:file')}
      >
        {formulas?.map(({ key, ordinal, names }) => (
          <TextLink key={key} href={`/formulas/${key}`} className="block w-fit text-sm">
            {t('formula', { name: names[ctx.locale], ordinal })}
          </TextLink>
        ))}
      </Calculator>
    </Messages>
  )
}
