import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { PageHeader } from '@/components/ui/page-header'
import { rateHref } from '@/lib/core/rates/address'
import { parameterKinds } from '@/lib/core/rates/parameters'
import { ratesToday } from '@/lib/features/rates/queries'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { currencyOptions, wageChoices } from '../choices'
import { typedParameter } from '../figure-words'
import { ExchangeForm, ParameterForm, WageForm } from './entry-forms'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rates'))('title') }
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.slice(0, 64)

/** `?of=wage&grade=…&department=…`, `?of=exchange&from=…&to=…` or `?of=parameter&kind=…`. */
export default async function EnterRatePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('rate:edit')
  const [params, t, { today, home, wages, parameters }] = await Promise.all([searchParams, getTranslations('rates'), ratesToday(ctx, {})])
  const of = one(params.of) ?? 'wage'
  const crumbs = [{ label: t('title'), href: '/rates' }]
  if (of === 'wage') {
    const [gradeId, departmentId] = [one(params.grade), one(params.department)]
    const known = wages.find((row) => row.gradeId === (gradeId ?? null) && row.departmentId === (departmentId ?? null))
    const currency = known?.current?.currency ?? home
    return (
      <Messages areas={['rates', 'portfolio']}>
        <PageHeader crumbs={crumbs} title={t('form.wageTitle')} sentence={t('form.wageText')} />
        <WageForm {...await wageChoices(ctx)} currencies={currencyOptions(ctx.locale, [home, currency])} {...{ gradeId, departmentId, currency, today }} backHref={known ? rateHref({ table: 'wage', gradeId: known.gradeId, departmentId: known.departmentId }) : '/rates'} />
      </Messages>
    )
  }
  if (of === 'exchange') {
    const from = one(params.from)
    const to = one(params.to) ?? home
    return (
      <Messages areas={['rates', 'portfolio']}>
        <PageHeader crumbs={crumbs} title={t('form.exchangeTitle')} sentence={t('form.exchangeText')} />
        <ExchangeForm currencies={currencyOptions(ctx.locale, [home])} {...{ from, to, today }} backHref={from ? rateHref({ table: 'exchange', from, to }) : '/rates'} />
      </Messages>
    )
  }
  const kind = parameterKinds.find((name) => name === one(params.kind))
  const figure = parameters.find((row) => row.kind === kind)
  if (!kind || !figure) notFound()
  return (
    <Messages areas={['rates', 'portfolio']}>
      <PageHeader crumbs={crumbs} title={t('form.parameterTitle', { name: t(`parameters.kind.${kind}`) })} sentence={t('form.parameterText')} />
      <ParameterForm kind={kind} present={typedParameter(kind, figure.current?.valueE6 ?? figure.default)} today={today} backHref={rateHref({ table: 'parameter', kind })} />
    </Messages>
  )
}
