'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition, type FormEvent, type ReactNode } from 'react'

/** Applies filters as they are changed; without script the form is an ordinary GET with its button. */
export function FilterForm({ path, children }: { path: string; children: ReactNode }) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [pending, startTransition] = useTransition()
  useEffect(() => () => clearTimeout(timer.current), [])

  const apply = () => {
    clearTimeout(timer.current)
    if (!form.current) return
    const params = new URLSearchParams(location.search)
    for (const name of ['page', ...controlNames(form.current)]) params.delete(name)
    for (const [key, value] of new FormData(form.current)) if (typeof value === 'string' && value.trim()) params.set(key, value.trim())
    const query = params.toString()
    startTransition(() => router.replace(query ? `${path}?${query}` : path, { scroll: false }))
  }
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const typed = event.target instanceof HTMLInputElement && event.target.type === 'search'
    clearTimeout(timer.current)
    if (typed) timer.current = setTimeout(apply, 300)
    else apply()
  }
  return (
    <form
      ref={form}
      action={path}
      role="search"
      aria-busy={pending}
      onChange={onChange}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
      className="flex min-w-0 flex-1 flex-wrap max-sm:basis-full items-center gap-2"
    >
      {children}
    </form>
  )
}

/** What the form itself decides; other parameters of the address (columns, period) are left alone. */
const controlNames = (form: HTMLFormElement) =>
  [...form.elements].flatMap((one) => ((one instanceof HTMLInputElement && one.type !== 'hidden') || one instanceof HTMLSelectElement ? [one.name] : []))
