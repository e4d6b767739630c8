import { getTranslations } from 'next-intl/server'
import { ExplainPanel } from '@/components/ui/explain'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { riskMoney } from '@/lib/features/risks/money-queries'
import { Messages } from '@/lib/i18n/provide'
import { getFormats } from '@/lib/i18n/formats'
import type { Formats } from '@/lib/i18n/format'
import type { Ctx } from '@/lib/server/ctx'
import { ClearMoney, MoneyDialog } from './money-form'

type Say = (key: string, params?: Record<string, string | number>) => string

/** What the risk may cost in a year, what it was before, and the business cases that take their figures from it. */
export async function MoneyPanel({ ctx, riskId }: { ctx: Ctx; riskId: string }) {
  const [t, statuses, f, view] = await Promise.all([getTranslations('indicators.money'), getTranslations('cases.statuses'), getFormats(), riskMoney(ctx, { riskId })])
  const { money, estimate, currency, version, mayEdit, avoidedMinor, cases } = view
  const edit = mayEdit && (
    <Messages areas={['indicators', 'risks', 'portfolio']}>
      <MoneyDialog id={riskId} version={version} currency={currency} estimate={estimate} />
    </Messages>
  )
  if (!money || !estimate) {
    return (
      <Section id="money" title={t('title')} action={edit}>
        <p className="text-sm text-ink-2">{t('none')}</p>
        {mayEdit && <p className="text-sm text-ink-3">{t('noneHelp')}</p>}
      </Section>
    )
  }
  const say: Say = t as never
  const short = (minor: bigint) => f.moneyShort(minor, money.currency)
  const answer = money.lowMinor === money.highMinor ? t('answerSame', { amount: short(money.lowMinor) }) : t('answer', { low: short(money.lowMinor), high: short(money.highMinor) })
  const loss = view.lossLowMinor === view.lossHighMinor ? short(view.lossLowMinor!) : t('lossRange', { low: short(view.lossLowMinor!), high: short(view.lossHighMinor!) })
  const now = often(say, f, view.frequencyMilli!)
  return (
    <Section id="money" title={t('title')} action={edit}>
      <p className="mb-2">
        <button type="button" popoverTarget="risk-money" className="rounded-sm text-left text-xl font-semibold tabular-nums underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink">
          {answer}
        </button>
        <ExplainPanel
          id="risk-money"
          explanation={{
            title: t('title'),
            value: answer,
            definition: avoidedMinor === null ? t('explain.text') : `${t('explain.text')}${f.locale === 'en' ? ' ' : ''}${t('explain.avoided')}`,
            formula: `${t('frequency')} × ${t('loss')}`,
            computed: `${f.number(Number(view.frequencyMilli!) / 1000, { digits: 3 })} × ${loss} = ${answer}`,
            values: [{ label: t('middle'), value: f.money(money.midMinor, money.currency) }],
          }}
        />
      </p>
      <Facts
        facts={[
          { label: t('frequency'), value: now },
          { label: t('before'), value: view.frequencyBeforeMilli === null ? null : often(say, f, view.frequencyBeforeMilli) },
          { label: t('loss'), value: loss },
          { label: t('avoided'), value: avoidedMinor === null ? null : short(avoidedMinor) },
        ]}
      />
      {avoidedMinor === null && <p className="-mt-4 mb-4 text-xs text-ink-3">{t('avoidedNone')}</p>}
      {cases.length > 0 && (
        <>
          <h3 className="text-sm font-medium">{t('cases.title')}</h3>
          <ul className="mt-1 text-sm">
            {cases.map(({ number, code, name, status }) => (
              <li key={number} className="border-b border-line-soft py-1.5 last:border-0">
                <TextLink href={`/cases/${number}`}>{name}</TextLink>
                <span className="block text-xs text-ink-3">{[code, statuses(status), t(status === 'draft' ? 'cases.draft' : 'cases.frozen')].join(' · ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayEdit && (
        <p data-print="no" className="-ml-2.5">
          <Messages areas={['indicators', 'risks', 'portfolio']}>
            <ClearMoney id={riskId} version={version} />
          </Messages>
        </p>
      )}
    </Section>
  )
}

/** "once in 4 years", "2.5 times a year". */
function often(t: Say, f: Formats, frequencyMilli: bigint): string {
  const yearly = Number(frequencyMilli) / 1000
  if (yearly === 0) return t('often.never')
  if (yearly === 1) return t('often.once')
  return yearly > 1 ? t('often.year', { count: f.number(yearly, { digits: 1 }) }) : t('often.years', { years: f.number(1 / yearly, { digits: 1 }) })
}
