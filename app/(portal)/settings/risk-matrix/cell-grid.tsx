'use client'

import { useLocale, useTranslations } from 'next-intl'
import { controlClass } from '@/components/form/field'
import type { Locale } from '@/lib/core/localized'
import { bandOf, scoreOf, type Matrix } from '@/lib/core/risks/matrix'
import { withCell } from '@/lib/core/risks/matrix-diff'
import '@/components/risks/risks.css'

/** Every cell with its score; a score of one's own takes the place of the product. */
export function CellGrid({ matrix, onChange }: { matrix: Matrix; onChange: (matrix: Matrix) => void }) {
  const t = useTranslations('riskMatrix')
  const locale = useLocale() as Locale
  const steps = Array.from({ length: matrix.size }, (_, at) => at + 1)
  return (
    <div className="scroll-thin overflow-x-auto">
      <table className="border-separate border-spacing-1 text-xs text-ink-2">
        <caption className="sr-only">{t('cells')}</caption>
        <tbody>
          {steps.toReversed().map((likelihood) => (
            <tr key={likelihood}>
              <th scope="row" className="max-w-32 pr-2 text-right font-normal">
                {matrix.likelihood[likelihood - 1]?.[locale]}
              </th>
              {steps.map((impact) => {
                const score = scoreOf(matrix, { likelihood, impact })
                const own = score !== likelihood * impact
                return (
                  <td key={impact} className={`cell-${bandOf(matrix, score)} rounded-sm p-1`}>
                    <input
                      key={`${matrix.size} ${score}`}
                      type="text"
                      inputMode="numeric"
                      defaultValue={score}
                      aria-label={t('cellLabel', { likelihood, impact })}
                      className={`${controlClass} h-9 w-14 text-right tabular-nums ${own ? 'font-semibold' : ''}`}
                      onBlur={({ target }) => {
                        const typed = Number(target.value.normalize('NFKC'))
                        if (!target.value.trim()) onChange(withCell(matrix, likelihood, impact, null))
                        else if (Number.isInteger(typed) && typed >= 1 && typed <= 49) onChange(withCell(matrix, likelihood, impact, typed))
                        else target.value = String(score)
                      }}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
          <tr>
            <td />
            {matrix.impact.map((label, at) => (
              <th key={at} scope="col" className="max-w-20 font-normal">
                {label[locale]}
              </th>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}
