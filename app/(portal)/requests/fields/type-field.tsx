'use client'

import { CircleSlash, Lightbulb, PencilRuler, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { requestTypes, type RequestType } from '@/lib/core/requests/statuses'

const icons = { idea: Lightbulb, change: PencilRuler, problem: TriangleAlert, retirement: CircleSlash }

/** What somebody wants to file; the chosen one is explained below. */
export function TypeField({ value, onValueChange }: { value: RequestType; onValueChange: (type: RequestType) => void }) {
  const t = useTranslations('requestForm')
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{t('type')}</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {requestTypes.map((type) => {
          const Icon = icons[type]
          return (
            <label
              key={type}
              className="flex min-h-control cursor-pointer items-center gap-2 rounded-md border border-line bg-surface px-3 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input type="radio" name="type" value={type} checked={value === type} onChange={() => onValueChange(type)} className="sr-only" />
              <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
              <span className="min-w-0 font-medium">{t(`types.${type}.name`)}</span>
            </label>
          )
        })}
      </div>
      <p className="mt-1.5 text-xs text-ink-3">{t(`types.${value}.text`)}</p>
    </fieldset>
  )
}
