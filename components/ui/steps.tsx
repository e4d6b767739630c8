import clsx from 'clsx'
import { Check } from 'lucide-react'

export interface Step {
  label: string
  state: 'done' | 'current' | 'ahead'
}

/** The states of a record in order, the present one marked. */
export function Steps({ steps, label }: { steps: Step[]; label: string }) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-1.5 text-xs">
      {steps.map((step) => (
        <li
          key={step.label}
          aria-current={step.state === 'current' ? 'step' : undefined}
          className={clsx(
            'inline-flex items-center gap-1 rounded-sm border px-2 py-px',
            step.state === 'done' && 'border-transparent bg-ok-soft text-ok',
            step.state === 'current' && 'border-accent bg-accent font-medium text-on-accent',
            step.state === 'ahead' && 'border-line text-ink-3',
          )}
        >
          {step.state === 'done' && <Check aria-hidden="true" className="size-3" />}
          {step.label}
        </li>
      ))}
    </ol>
  )
}
