import { ChevronDown } from 'lucide-react'
import { NavList } from './nav-list'
import type { FrameWords, ShownGroup } from './nav-model'
import { InLink } from '@/components/ui/in-link'
import { Wheel } from './wheel'

interface RailProps {
  first: ShownGroup[]
  rest: ShownGroup[]
  path: string
  words: FrameWords
}

/** The left rail: the person's own groups first, the rest under "More". */
export function Rail({ first, rest, path, words }: RailProps) {
  return (
    <nav aria-label={words.main} data-print="no" className="w-54 shrink-0 border-r border-line max-md:hidden">
      <div className="scroll-thin sticky top-0 flex h-dvh flex-col overflow-y-auto px-2.5 pb-4">
        <InLink href="/" aria-label={words.home} className="flex h-12 shrink-0 items-center gap-2 rounded-md px-2 font-semibold -outline-offset-2">
          <Wheel className="size-5" />
          {words.product}
        </InLink>
        {first.map((group) => (
          <NavList key={group.key} group={group} path={path} look="rail" />
        ))}
        {rest.length > 0 && (
          <details className="group mt-3">
            <summary className="flex min-h-8 list-none items-center justify-between rounded-md px-2 text-xs text-ink-3 hover:text-ink [&::-webkit-details-marker]:hidden">
              {words.more}
              <ChevronDown aria-hidden="true" className="size-3.5 transition-transform group-open:rotate-180" />
            </summary>
            {rest.map((group) => (
              <NavList key={group.key} group={group} path={path} look="rail" />
            ))}
          </details>
        )}
      </div>
    </nav>
  )
}
