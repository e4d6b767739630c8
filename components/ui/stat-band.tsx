import clsx from 'clsx'
import { Children, type ReactNode } from 'react'

/** Rows of equal length: four break into two and two, never three and one. */
const columnsOf = (count: number) => (count % 4 === 0 ? 'xl:grid-cols-4' : count % 3 === 0 ? 'lg:grid-cols-3' : count === 2 ? undefined : 'lg:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]')

/** The one band of figures of a page. */
export function StatBand({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <div role="group" aria-label={label} data-print="whole" className="panel mb-6 overflow-hidden">
      <div className={clsx('grid grid-cols-2 max-[22rem]:grid-cols-1', columnsOf(Children.toArray(children).length))}>{children}</div>
    </div>
  )
}
