import type { ReactNode } from 'react'

export interface AskItem {
  id: string
  title: ReactNode
  note?: ReactNode
  action?: ReactNode
}

/** What is asked of the reader, or a short list of records with one action each. */
export function AskList({ items }: { items: AskItem[] }) {
  return (
    <ul className="panel divide-y divide-line-soft">
      {items.map((item) => (
        <li key={item.id} className="flex items-center justify-between gap-3 px-3.5 py-2.5">
          <div className="min-w-0">
            <p>{item.title}</p>
            {item.note && <p className="text-xs text-ink-3">{item.note}</p>}
          </div>
          {item.action}
        </li>
      ))}
    </ul>
  )
}
