import { getTranslations } from 'next-intl/server'
import { getFormats } from '@/lib/i18n/formats'
import { cellStates, type CellState } from '@/lib/core/compatibility/words'
import { CellMark } from './cell-mark'

/** What shape, letter and colour of a cell mean, with how many there are. */
export async function Legend({ count }: { count: Record<CellState, number> }) {
  const [t, f] = await Promise.all([getTranslations('compatibility'), getFormats()])
  return (
    <dl aria-label={t('matrix.legend')} className="mb-3 flex flex-wrap gap-x-5 gap-y-1.5 text-xs text-ink-2">
      {cellStates.map((state) => (
        <div key={state} className="flex items-center gap-1.5" title={t(`stateText.${state}`)}>
          <dt className="flex items-center gap-1.5">
            <CellMark state={state} letter={t(`letters.${state}`)} />
            {t(`states.${state}`)}
          </dt>
          <dd className="text-ink-3 tabular-nums">{f.number(count[state])}</dd>
        </div>
      ))}
    </dl>
  )
}
