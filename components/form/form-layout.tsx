import type { ReactNode } from 'react'

/** A titled group of fields. */
export function FormSection({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-5 border-t border-line pt-5 first-of-type:border-0 first-of-type:pt-0">
      <legend className="float-left mb-1 w-full">
        <span className="block text-lg font-semibold">{title}</span>
        {note && <span className="block text-sm font-normal text-ink-2">{note}</span>}
      </legend>
      {children}
    </fieldset>
  )
}

/** Fields beside each other where there is room. */
export const FieldRow = ({ children }: { children: ReactNode }) => (
  <div className="grid items-start gap-5 sm:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]">{children}</div>
)

/** The buttons at the end: the primary one first, then the way out. */
export const FormActions = ({ children }: { children: ReactNode }) => <div className="flex flex-wrap items-center gap-2 border-t border-line pt-5 max-sm:*:flex-1">{children}</div>
