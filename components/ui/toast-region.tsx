'use client'

import { X } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { IconButton } from './button'
import { ToneMark } from './status'
import { currentToasts, dismissToast, subscribeToasts, type Toast } from './toast-store'
import { toneText } from './tone'

const none: readonly Toast[] = []

/** Live region for notices; they leave after eight seconds unless pointed at or focused. */
export function ToastRegion({ label, dismissLabel }: { label: string; dismissLabel: string }) {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts, () => none)
  return (
    <div
      role="region"
      aria-label={label}
      aria-live="polite"
      data-print="no"
      className="pointer-events-none fixed right-4 bottom-4 z-50 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-2 max-sm:bottom-20"
    >
      {toasts.map((entry) => (
        <ToastCard key={entry.id} entry={entry} dismissLabel={dismissLabel} />
      ))}
    </div>
  )
}

function ToastCard({ entry, dismissLabel }: { entry: Toast; dismissLabel: string }) {
  useEffect(() => {
    const timer = setTimeout(() => dismissToast(entry.id), 8000)
    return () => clearTimeout(timer)
  }, [entry.id])
  return (
    <div className="pointer-events-auto flex items-center gap-2.5 rounded-md border border-line bg-overlay py-1.5 pr-1.5 pl-3.5 text-sm shadow-overlay">
      <ToneMark tone={entry.tone} className={toneText[entry.tone]} />
      <p className="min-w-0 flex-1">{entry.title}</p>
      <IconButton label={dismissLabel} size="sm" onClick={() => dismissToast(entry.id)}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}
