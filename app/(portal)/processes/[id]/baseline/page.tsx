import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { forbidden } from '@/lib/core/errors'
import { nameIn } from '@/lib/core/localized'
import { moneyText } from '@/lib/core/portfolio/money'
import { getProcess } from '@/lib/features/processes/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { BaselineForm } from './baseline-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('processes'))('baseline.freezeTitle') }
}

export default async function FreezeBaselinePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('baseline:freeze')
  const process = await orNotFound(getProcess(ctx, await params))
  if (!process.may.freeze) throw forbidden('baseline:freeze')
  const t = await getTranslations('processes')
  const latest = process.baselines[0]
  const name = nameIn(ctx.locale, process)
  const ordinal = (latest?.ordinal ?? 0) + 1
  return (
    <Messages areas={['processes', 'portfolio']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/processes' }, { label: name, href: `/processes/${process.id}` }]}
        title={t('baseline.freezeTitle')}
        sentence={t('baseline.freezeText', { ordinal })}
      />
      <BaselineForm
        processId={process.id}
        ordinal={ordinal}
        today={process.today}
        currency={latest?.currency ?? process.currency}
        earliest={latest?.validFrom}
        present={
          latest && {
            annualVolume: String(latest.annualVolume),
            manualMinutes: String(latest.manualMs / 60_000),
            errorPercent: latest.errorBasisPoints === null ? '' : String(latest.errorBasisPoints / 100),
            hourlyWage: latest.hourlyWageMinor === null || !latest.currency ? '' : moneyText(latest.hourlyWageMinor, latest.currency),
          }
        }
      />
    </Messages>
  )
}
