import { getTranslations } from 'next-intl/server'
import { buttonClass } from '@/components/ui/button'

/** Picks two to four of the listed cases; a plain form, so that the comparison has an address. */
export async function CompareForm({ cases }: { cases: { number: number; label: string }[] }) {
  const t = await getTranslations('cases.compare')
  return (
    <details data-print="no" className="mb-3 text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-ink-2 hover:text-ink">{t('open')}</summary>
      <form action="/cases/compare" className="panel mt-2 px-4 py-3">
        <fieldset>
          <legend className="mb-2 text-ink-2">{t('choose')}</legend>
          <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
            {cases.slice(0, 30).map(({ number, label }) => (
              <label key={number} className="flex min-h-7 min-w-0 items-center gap-2 pointer-coarse:min-h-11">
                <input type="checkbox" name="c" value={number} className="size-4 shrink-0 accent-accent" />
                <span dir="auto" className="truncate">{label}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <button type="submit" className={buttonClass({}, 'mt-3')}>{t('button')}</button>
      </form>
    </details>
  )
}
