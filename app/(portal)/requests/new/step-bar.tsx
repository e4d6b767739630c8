'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'

export const stepNames = ['what', 'where', 'volume', 'questions', 'send'] as const
export type StepName = (typeof stepNames)[number]

/** Where one is in the form; each step can be opened at any time. */
export function StepBar({ steps, current, wrong, onStep }: { steps: readonly StepName[]; current: StepName; wrong: ReadonlySet<StepName>; onStep: (step: StepName) => void }) {
  const t = useTranslations('requestForm')
  const at = steps.indexOf(current)
  return (
    <nav aria-label={t('stepsLabel')} className="[@media(scripting:none)]:hidden">
      <p className="mb-1.5 text-sm text-ink-2">
        {t('stepOf', { step: at + 1, of: steps.length })} · <span className="font-medium text-ink">{t(`steps.${current}`)}</span>
      </p>
      <ol className="flex gap-1">
        {steps.map((step, index) => (
          <li key={step} className="flex-1">
            <button
              type="button"
              aria-current={step === current ? 'step' : undefined}
              aria-label={t(wrong.has(step) ? 'stepWrong' : 'stepGo', { name: t(`steps.${step}`) })}
              title={t(`steps.${step}`)}
              onClick={() => onStep(step)}
              className="flex h-6 w-full items-center rounded-sm pointer-coarse:h-8"
            >
              <span className={clsx('h-1 w-full rounded-full', wrong.has(step) ? 'bg-act' : index <= at ? 'bg-accent' : 'bg-line')} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
