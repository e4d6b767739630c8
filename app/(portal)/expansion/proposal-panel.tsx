import { getTranslations } from 'next-intl/server'
import { Bar } from '@/components/ui/progress'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import { similarityWeights, type SimilarityPart } from '@/lib/core/programme/expansion'
import type { ExpansionPlan, Proposal } from '@/lib/features/expansion/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { DecideProposal } from './decide-dialogs'

const parts = Object.keys(similarityWeights) as SimilarityPart[]

/** One pair: what the sibling could save, how alike the two are and why, and the evidence that it rests on. */
export async function ProposalPanel({ proposal, plan, locale }: { proposal: Proposal; plan: ExpansionPlan; locale: Locale }) {
  const [t, f, day] = await Promise.all([getTranslations('expansion'), getFormats(), getDayFormat()])
  const { measured, similarity, sibling } = proposal.facts
  const [automation, process] = [nameIn(locale, proposal.automation), nameIn(locale, proposal.process)]
  const { department, owner } = proposal.process
  const estimate = t(sibling.benefitMinor === null ? 'estimate' : 'estimateWage', { volume: f.number(sibling.annualVolume), manual: f.duration(sibling.manualMs), reduction: f.percent(measured.ahtReductionBp, { digits: 0 }) })
  return (
    <li className="panel grid gap-x-8 gap-y-4 p-4 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
      <div className="min-w-0">
        <h3 className="font-semibold">
          <TextLink href={`/automations/${proposal.automation.id}`}>{automation}</TextLink>
          <span aria-hidden="true"> → </span>
          <TextLink href={`/processes/${proposal.process.id}`}>{process}</TextLink>
        </h3>
        <p className="text-xs text-ink-3">
          {department ? nameIn(locale, department) : t('noDepartment')} · {owner ? t('ownedBy', { owner: owner.name }) : t('noOwner')}
        </p>
        <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-2 sm:flex sm:flex-wrap sm:gap-x-10">
          <Figure label={t('hours')} value={f.number(sibling.hours)} />
          <Figure label={t('money')} value={sibling.benefitMinor === null || !sibling.currency ? t('noWage') : f.moneyShort(sibling.benefitMinor, sibling.currency)} />
          <Figure label={t('similarity')} value={f.percent(similarity.totalBp, { digits: 0 })} />
          <Figure label={t('roi')} value={f.percent(measured.roiBp, { digits: 0 })} />
        </dl>
        <p className="mt-3 text-sm text-ink-2">
          {estimate} {t('assumes')}
        </p>
        <p className="mt-1 text-xs text-ink-3">
          {t('basis', { from: day(measured.from), to: day(measured.to), units: f.number(measured.units), days: measured.workingDays })} {t(measured.extrapolated ? 'extrapolated' : 'wholeYear')}
        </p>
        {plan.mayDecide && (
          <div className="mt-3 flex flex-wrap gap-2" data-print="no">
            <DecideProposal id={proposal.id} automation={automation} process={process} owner={owner?.name ?? null} />
          </div>
        )}
      </div>
      <div className="min-w-0 self-start border-line-soft max-lg:border-t max-lg:pt-3">
        {parts.map((part) => (
          <Bar
            key={part}
            label={t(`parts.${part}`)}
            value={f.percent(similarity.parts[part], { digits: 0 })}
            percent={similarity.parts[part] / 100}
            note={t('weight', { percent: f.percent(similarityWeights[part] * 100, { digits: 0 }) })}
          />
        ))}
      </div>
    </li>
  )
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className="text-lg font-semibold tabular-nums">{value}</dd>
    </div>
  )
}
