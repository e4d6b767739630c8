import { listHref } from '@/components/table/list-params'
import { InLink } from '@/components/ui/in-link'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { WaterfallChart } from '@/components/value/waterfall-chart'
import { benefitKinds, waterfall, type BenefitKind } from '@/lib/core/value/waterfall'
import type { ProgrammeValue } from '@/lib/features/value/programme-value'
import { drawn, type ValueWords } from './value-words'

interface WaterfallProps {
  value: ProgrammeValue
  counted: ReadonlySet<BenefitKind>
  params: Record<string, string | undefined>
  words: ValueWords
}

/** From what could have come back to what is left, with the three kinds of benefit apart and only those counted that are switched on. */
export function WaterfallSection({ value, counted, params, words: { t, f, money, sentences } }: WaterfallProps) {
  const { year, toDate } = value.view
  if (toDate.rows === 0) return null
  const steps = waterfall(value.waterfall, counted)
  const [gross, net] = [steps.find(({ key }) => key === 'gross'), steps.at(-1)!]
  const sum = t('kinds.sum', { kinds: f.list(benefitKinds.filter((kind) => counted.has(kind)).map((kind) => t(`kinds.${kind}`))) })
  return (
    <Section title={t('waterfall.title')} note={t('waterfall.note', { year, sum })}>
      <Kinds value={value} counted={counted} params={params} words={{ t, money }} />
      <WaterfallChart
        summary={gross ? t('waterfall.summary', { gross: money(gross.minor), net: money(net.minor) }) : t('waterfall.summaryNet', { net: money(net.minor) })}
        bars={steps.map(({ key, kind, minor, from, to }) => ({ key, kind, label: t(`waterfall.steps.${key}`), amount: `${kind === 'change' && minor > 0n ? '+' : ''}${money(minor)}`, from: drawn(from), to: drawn(to) }))}
      />
      <p className="mt-1.5 text-xs text-ink-3">
        {sentences([t('waterfall.cost'), value.missingCosts > 0 && t('waterfall.missing', { count: value.missingCosts })])}
      </p>
    </Section>
  )
}

/** The three kinds beside each other; each switches itself on or off, and one always stays. */
function Kinds({ value, counted, params, words: { t, money } }: Pick<WaterfallProps, 'value' | 'counted' | 'params'> & { words: Pick<ValueWords, 't' | 'money'> }) {
  const amounts: Record<BenefitKind, bigint> = { released: value.waterfall.realised, cash: value.waterfall.cash, avoided: value.waterfall.avoided }
  const next = (kind: BenefitKind) => {
    const set = new Set(counted)
    if (set.has(kind)) set.delete(kind)
    else set.add(kind)
    return set.size ? benefitKinds.filter((one) => set.has(one)).join(',') : null
  }
  return (
    <ul aria-label={t('kinds.label')} className="mb-3 grid gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-3">
      {benefitKinds.map((kind) => {
        const on = counted.has(kind)
        const known = kind === 'released' || amounts[kind] !== 0n
        return (
          <li key={kind} className="bg-surface px-3.5 py-2.5 text-sm">
            <p className="flex items-baseline justify-between gap-3">
              <span>{t(`kinds.${kind}`)}</span>
              <span className="font-medium tabular-nums">{known ? money(amounts[kind]) : <span className="font-normal text-ink-3">{t('kinds.nothing')}</span>}</span>
            </p>
            <p className="mt-0.5 text-xs text-ink-3">{t(kind === 'released' ? 'kinds.measured' : 'kinds.promised')}</p>
            <p className="mt-1.5">
              <InLink href={listHref('/value', params, { count: next(kind) })} stay aria-label={`${t('kinds.count', { kind: t(`kinds.${kind}`) })}: ${t(on ? 'kinds.counted' : 'kinds.notCounted')}`} className="inline-flex min-h-6 items-center text-xs underline-offset-2 hover:underline pointer-coarse:min-h-11">
                <Status tone={on ? 'info' : 'none'}>{t(on ? 'kinds.counted' : 'kinds.notCounted')}</Status>
              </InLink>
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/** Kinds of the address, released hours unless it says otherwise. */
export function countedOf(text: string | undefined): Set<BenefitKind> {
  const asked = (text ?? '').split(',').filter((kind): kind is BenefitKind => (benefitKinds as readonly string[]).includes(kind))
  return new Set(asked.length ? asked : ['released'])
}
