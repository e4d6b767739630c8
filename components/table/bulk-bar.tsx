'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Confirm, type ActionResult } from '@/components/ui/confirm'

export interface BulkAction {
  label: string
  /** A server action that takes the ids of the selected rows. */
  action: (ids: string[]) => Promise<ActionResult>
  title: string
  consequence: string
  confirmLabel: string
  doneMessage?: string
  danger?: boolean
}

/** What can be done with the selected rows. */
export default function BulkBar({ ids, actions, onClear }: { ids: string[]; actions: BulkAction[]; onClear: () => void }) {
  const t = useTranslations('ui.table')
  return (
    <div
      data-print="no"
      className="fixed inset-x-0 bottom-4 z-20 mx-auto flex w-fit max-w-[calc(100vw-2rem)] flex-wrap items-center gap-2 rounded-md border border-line bg-overlay py-2 pr-2 pl-4 text-sm shadow-overlay max-md:bottom-[calc(4.5rem+env(safe-area-inset-bottom))]"
    >
      <p role="status" className="font-medium tabular-nums">
        {t('selected', { count: ids.length })}
      </p>
      {actions.map((one) => (
        <Confirm
          key={one.label}
          trigger={one.label}
          title={one.title}
          consequence={one.consequence}
          confirmLabel={one.confirmLabel}
          doneMessage={one.doneMessage}
          danger={one.danger}
          size="sm"
          action={async () => {
            const result = await one.action(ids)
            if (!result || result.ok) onClear()
            return result
          }}
        />
      ))}
      <Button variant="quiet" size="sm" onClick={onClear}>
        {t('clearSelection')}
      </Button>
    </div>
  )
}
