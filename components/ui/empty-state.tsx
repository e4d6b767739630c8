import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon?: ReactNode
  title: string
  /** What belongs here and why. */
  children: ReactNode
  /** The button that makes the first one. */
  action?: ReactNode
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="panel border-dashed px-6 py-12 text-center max-sm:px-4 max-sm:py-8">
      {icon && (
        <div aria-hidden="true" className="mx-auto mb-3 flex size-10 items-center justify-center rounded-full bg-raised text-ink-3 [&_svg]:size-5">
          {icon}
        </div>
      )}
      <h2 className="text-lg font-semibold">{title}</h2>
      <div className="mx-auto mt-1 max-w-[56ch] text-ink-2">{children}</div>
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
