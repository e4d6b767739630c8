import type { Tone } from './tone'

export interface Toast {
  id: number
  title: string
  tone: Tone
}

let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function publish(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Shows a short notice; nothing that must be read stands only here. */
export function toast({ title, tone = 'info' }: { title: string; tone?: Tone }): void {
  publish([...toasts, { id: nextId++, title, tone }].slice(-3))
}

export const dismissToast = (id: number) => publish(toasts.filter((entry) => entry.id !== id))
export const currentToasts = () => toasts
export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
