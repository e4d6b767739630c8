import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { Status } from '@/components/ui/status'
import type { Majority, Quorum } from '@/lib/core/gates/review-count'
import type { OutcomeRule } from '@/lib/core/gates/review-outcome'
import { getFormats } from '@/lib/i18n/formats'

interface StandingProps {
  quorum: Quorum
  majority: Majority
  rule: OutcomeRule
}

/** Quorum and majority with the sums behind them, and the sentence that follows. */
export async function StandingPanel({ quorum, majority, rule }: StandingProps) {
  const [t, f] = await Promise.all([getTranslations('gateReviews'), getFormats()])
  const share = (bp: number) => f.percent(bp, { digits: 2 })
  const mark = (reached: boolean) => <Status tone={reached ? 'ok' : 'watch'}>{t(reached ? 'standing.reached' : 'standing.missing')}</Status>
  return (
    <>
      <Facts
        facts={[
          {
            label: t('standing.quorum'),
            value: (
              <>
                {mark(quorum.reached)}
                <span className="block text-xs text-ink-3">{t('standing.quorumText', { counting: quorum.counting, base: quorum.base, share: share(quorum.shareBp), needed: share(quorum.neededBp) })}</span>
              </>
            ),
          },
          {
            label: t('standing.majority'),
            value: (
              <>
                {mark(majority.reached)}
                <span className="block text-xs text-ink-3">{t('standing.majorityText', { for: majority.for, against: majority.against, share: share(majority.shareBp), needed: share(majority.neededBp) })}</span>
              </>
            ),
          },
        ]}
      />
      <p className="-mt-3 mb-6 text-sm">{t(`because.${rule}`)}</p>
    </>
  )
}
