import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { CashChart } from '@/components/value/cash-chart'
import type { CashPoint } from '@/lib/core/value/cash-curve'
import type { ProgrammeValue } from '@/lib/features/value/programme-value'
import { paybackRange, paybackText } from './payback-text'
import { drawn, type ValueWords } from './value-words'

/** Months of forecast shown behind the payback, so that the line does not run on for nothing. */
const AFTER = 3
const LEAST_AHEAD = 6

/** Benefit less cost since the first money was spent, with the month in which it turns. */
export function CurveSection({ value, words }: { value: ProgrammeValue; words: ValueWords }) {
  const { t, month, money, f, sentences } = words
  if (!value.curve) return null
  const { payback } = value.curve
  const points = shownPoints(value.curve.points, payback.month)
  const now = points.findLastIndex(({ forecast }) => !forecast)
  const last = Math.max(1, points.length - 1)
  const amounts = points.flatMap(({ total, totalLow, totalHigh }) => [drawn(total), drawn(totalLow), drawn(totalHigh)])
  const [low, high] = [Math.min(0, ...amounts), Math.max(0, ...amounts)]
  const y = (amount: number) => ((amount - low) / (high - low || 1)) * 100
  const line = (from: number, to: number, of: (point: CashPoint) => bigint) => points.slice(from, to).map((point, at) => ({ x: ((from + at) * 100) / last, y: y(drawn(of(point))) }))
  const turn = points.findIndex((point) => point.month === payback.month)
  const range = paybackRange(payback, words)
  const total = points[now]?.total ?? 0n
  const mark = turn >= 0 && payback.month ? [{ kind: 'payback' as const, x: (turn * 100) / last, y: y(drawn(points[turn]!.total)), text: t(payback.state === 'reached' ? 'payback.mark' : 'payback.markExpected', { month: month(payback.month) }) }] : []
  const ticks = niceTicks(low, high)
  return (
    <Section title={t('curve.title')} note={t(value.costs.expenses ? 'curve.note' : 'curve.noteOwn')}>
      <p className="mb-2 text-sm text-ink-2">
        {sentences([paybackText(payback, words), range, payback.months !== null && t('payback.months', { months: payback.months }), value.costs.unconverted > 0 && t('curve.unconverted', { count: value.costs.unconverted })])}
      </p>
      <CashChart
        summary={t('curve.summary', { from: month(points[0]!.month), to: month(points.at(-1)!.month), total: money(total), payback: paybackText(payback, words) })}
        measured={line(0, now + 1, (point) => point.total)}
        forecast={line(now, points.length, (point) => point.total)}
        low={line(now, points.length, (point) => point.totalLow)}
        high={line(now, points.length, (point) => point.totalHigh)}
        zero={y(0)}
        ticksY={ticks.map((amount) => ({ at: y(amount), text: amount === 0 ? f.money(0n, value.currency) : money(BigInt(Math.round(amount * 100))) }))}
        ticksX={[0, Math.round(last / 2), last].filter((at, i, all) => all.indexOf(at) === i).map((at) => ({ at: (at * 100) / last, text: month(points[at]!.month) }))}
        marks={[...(now < points.length - 1 ? [{ kind: 'today' as const, x: (now * 100) / last, y: y(drawn(total)), text: t('curve.today') }] : []), ...mark]}
      />
      <details className="mt-1 text-sm">
        <summary className="text-xs text-ink-3">{t('curve.table')}</summary>
        <PlainTable
          caption={t('curve.title')}
          columns={[
            { id: 'month', header: t('curve.month') },
            { id: 'benefit', header: t('curve.benefit'), align: 'right' },
            { id: 'cost', header: t('curve.cost'), align: 'right' },
            { id: 'total', header: t('curve.total'), align: 'right' },
          ]}
          rows={points.map(({ month: of, benefit, cost, total: sum, forecast }) => ({
            id: of,
            name: month(of),
            cells: { month: { text: month(of), sub: t(forecast ? 'curve.forecast' : 'curve.measured') }, benefit: f.money(benefit, value.currency), cost: f.money(cost, value.currency), total: f.money(sum, value.currency) },
          }))}
        />
      </details>
    </Section>
  )
}

function shownPoints(points: readonly CashPoint[], turn: string | null): CashPoint[] {
  const now = points.findLastIndex(({ forecast }) => !forecast)
  const at = points.findIndex(({ month }) => month === turn)
  return points.slice(0, Math.max(now + 1 + LEAST_AHEAD, at < 0 ? points.length : at + 1 + AFTER))
}

/** Three to six round amounts between two others. */
function niceTicks(low: number, high: number): number[] {
  const raw = (high - low || 1) / 4
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 2.5, 5, 10].map((part) => part * power).find((part) => part >= raw) ?? raw
  const ticks: number[] = []
  for (let at = Math.ceil(low / step) * step; at <= high + step / 1000; at += step) ticks.push(Math.round(at / step) * step)
  return ticks
}
