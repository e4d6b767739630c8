import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import { requestCode } from '@/lib/core/requests/statuses'
import { writeProposal } from '@/lib/core/scoring/backtest-weights'
import { parts } from '@/lib/core/scoring/score'
import type { Backtest } from '@/lib/features/backtest/queries'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'

/** Other weights with their gain and their effect, or why none are proposed. Nothing is applied from here. */
export async function ProposalPanel({ view }: { view: Backtest }) {
  const [t, names, root, f] = await Promise.all([getTranslations('backtest.propose'), getTranslations('scoring.parts'), getTranslations(), getFormats()])
  const { proposal, present, movers } = view
  const percent = (bp: number) => f.percent(bp, { digits: 0 })
  if (!proposal.ok) return <p className="panel border-dashed px-4 py-5 text-sm text-ink-2">{say(root, proposal.reasons[0]!)}</p>
  const { weightsBp, before, after, gain, error, n } = proposal.value
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <div className="min-w-0">
        <PlainTable
          caption={t('weights')}
          columns={[
            { id: 'part', header: t('part') },
            { id: 'present', header: t('present'), align: 'right' },
            { id: 'proposed', header: t('proposed'), align: 'right' },
          ]}
          rows={[
            ...parts.map((part) => ({ id: part, name: names(part), cells: { part: names(part), present: percent(present[part]), proposed: percent(weightsBp[part]) } })),
            { id: 'agreement', name: t('agreement'), cells: { part: t('agreement'), present: percent(before * 10_000), proposed: percent(after * 10_000) } },
          ]}
        />
        <p className="mt-2 text-sm text-ink-2">{t('gain', { gain: f.number(gain * 100, { digits: 1 }), error: f.number(2 * error * 100, { digits: 1 }), n })}</p>
        {view.mayEdit && (
          <p className="mt-3">
            <ButtonLink variant="primary" href={`/settings/scoring?propose=${writeProposal(weightsBp)}`}>
              {t('open')}
            </ButtonLink>
          </p>
        )}
      </div>
      {movers && (
        <div className="min-w-0">
          <p className="mb-2 text-sm">{t('effect', { changed: movers.changed, compared: movers.compared })}</p>
          <PlainTable
            caption={t('movers')}
            columns={[
              { id: 'request', header: t('request') },
              { id: 'before', header: t('placeNow'), align: 'right' },
              { id: 'after', header: t('placeThen'), align: 'right' },
            ]}
            rows={movers.list.map((one) => ({
              id: one.id,
              name: one.title,
              cells: {
                request: (
                  <span className="whitespace-normal">
                    <TextLink href={`/requests/${one.number}`}>{requestCode(one.number)}</TextLink> {one.title}
                  </span>
                ),
                before: f.number(one.placeBefore),
                after: f.number(one.placeAfter),
              },
            }))}
          />
        </div>
      )}
    </div>
  )
}
