import type { ReactNode } from 'react'
import { InLink } from '@/components/ui/in-link'
import { Wheel } from './wheel'

/** Search on the left; language, appearance, the inbox and the person on the right. */
export function TopBar({ home, search, preferences, bell, person, notice }: { home: string; search: ReactNode; preferences?: ReactNode; bell?: ReactNode; person: ReactNode; notice?: string }) {
  return (
    <header data-print="no" className="sticky top-0 z-20 flex h-12 items-center gap-3 border-b border-line bg-bg px-7 max-md:h-14 max-md:px-4">
      <InLink href="/" aria-label={home} className="rounded-md md:hidden">
        <Wheel className="size-6" />
      </InLink>
      {search}
      {notice && <p className="shrink-0 rounded-sm bg-watch-soft px-2 py-0.5 text-xs whitespace-nowrap text-watch max-lg:hidden">{notice}</p>}
      <div className="ml-auto flex items-center gap-2">
        {preferences}
        {bell}
        {person}
      </div>
    </header>
  )
}
