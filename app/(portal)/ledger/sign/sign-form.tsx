'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState, type ReactNode } from 'react'
import { ConfirmSubmit } from '@/components/form/confirm-submit'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import { TextField } from '@/components/form/text-field'
import { buttonClass } from '@/components/ui/button'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { signMonthsAction } from '../actions'

const nothing = { count: 0, minor: 0 }

/** Signs what is ticked: each box carries the digest of the figures beside it, and nothing is ticked beforehand. */
export function SignForm({ month, currency, complete, children }: { month: string; currency: string; complete: number; children: ReactNode }) {
  const t = useTranslations('ledger.sign')
  const locale = useLocale()
  const boxes = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(nothing)
  const found = () => [...(boxes.current?.querySelectorAll<HTMLInputElement>('input[name="seen[]"]') ?? [])]
  const recount = () => setChosen(found().filter(({ checked }) => checked).reduce((sum, { dataset }) => ({ count: sum.count + 1, minor: sum.minor + Number(dataset.minor ?? 0) }), nothing))
  const chooseComplete = () => {
    for (const box of found()) box.checked = box.dataset.complete === 'true'
    recount()
  }
  const amount = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(chosen.minor / 10 ** decimalsOf(currency))
  const words = t('chosen', { count: chosen.count, amount })
  return (
    <Form action={signMonthsAction} guard={false} successMessage={t('done')} successHref={`/ledger/sign?month=${month}`} className="mb-7 grid gap-5">
      <input type="hidden" name="month" value={month} />
      {complete > 0 && (
        <div className="flex flex-wrap items-center gap-3 text-sm text-ink-2">
          <button type="button" className={buttonClass({ variant: 'secondary' })} onClick={chooseComplete}>
            {t('chooseComplete', { count: complete })}
          </button>
          <span role="status">{words}</span>
        </div>
      )}
      <div ref={boxes} onChange={recount}>
        {children}
      </div>
      <TextField name="note" label={t('note')} help={t('noteHelp')} optional maxLength={500} className="max-w-xl" />
      <div onClickCapture={recount}>
        <FormActions>
          <ConfirmSubmit title={t('confirm')} consequence={chosen.count ? `${words} ${t('consequence')}` : words}>
            {t('submit')}
          </ConfirmSubmit>
        </FormActions>
      </div>
    </Form>
  )
}
