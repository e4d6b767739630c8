import type { ReactNode } from 'react'
import { Wheel } from './wheel'

/** A whole page that says one thing and offers a way on. */
export function Notice({ code, title, text, detail, children }: { code?: string; title: string; text: string; detail?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-[70dvh] max-w-lg flex-col justify-center px-4 py-10">
      <div className="mb-4 flex items-center gap-2.5 text-sm text-ink-3">
        <Wheel className="size-5" />
        {code && <span className="tabular-nums">{code}</span>}
      </div>
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p className="mt-2 text-ink-2">{text}</p>
      {detail && <p className="mt-2 text-xs text-ink-3">{detail}</p>}
      <div className="mt-6 flex flex-wrap gap-2">{children}</div>
    </div>
  )
}
