import { useTranslations } from 'next-intl'
import type { Figure } from '@/lib/core/runs/figure'
import { FigurePanel, type MetricWords } from './figure-panel'

/** Stands once on a page whose tables show figures; `samples` holds one figure of each metric shown. */
export function FigureBook({ samples, period }: { samples: Figure[]; period: string }) {
  const t = useTranslations()
  const say = (key: string) => t(key as never)
  const words: Record<string, MetricWords> = Object.fromEntries(
    samples.map(({ id, variables }) => [
      id,
      {
        name: say(`metrics.${id}.name`),
        definition: say(`metrics.${id}.definition`),
        formula: say(`metrics.${id}.formula`),
        variables: Object.keys(variables).map((name) => [name, say(`metrics.variables.${name}`)]),
      },
    ]),
  )
  return <FigurePanel words={words} period={period} units={{ points: t('common.units.points'), none: t('common.units.none') }} sampleText={t('boards.sample', { sample: '{sample}', period })} />
}
