import { getTranslations } from 'next-intl/server'
import { FormulaExplained } from '@/components/value/formula-explained'
import { Dialog } from '@/components/ui/dialog'
import type { ExplainedLine } from '@/lib/features/cases/explain-lines'
import { getFormats } from '@/lib/i18n/formats'
import { inputNote } from '../results/input-note'

/** The formula of a line with the numbers written in, and where each of them comes from. */
export async function FormulaDialog({ story: { explained, inputs }, currency, newest }: { story: ExplainedLine; currency: string; newest: number }) {
  const [t, n, f] = await Promise.all([getTranslations('cases'), getTranslations('cases.inputs'), getFormats()])
  const name = explained.names[f.locale]
  const notes = Object.fromEntries(inputs.map((input) => [input.name, { source: inputNote(n as never, f, input), href: input.href, hidden: input.hidden }]))
  return (
    <Dialog trigger={t('lines.formula', { name, ordinal: explained.ordinal })} title={name} size="sm" variant="quiet" wide>
      <FormulaExplained explained={explained} currency={currency} notes={notes} />
      {newest > explained.ordinal && <p className="mt-3 text-sm text-watch">{t('formula.newer', { newest, ordinal: explained.ordinal })}</p>}
    </Dialog>
  )
}
