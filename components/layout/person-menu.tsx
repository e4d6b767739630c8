import { LogOut, UserRound } from 'lucide-react'
import { PreferencePanel, type PreferenceProps } from './preference-panel'
import { SignOutButton } from './sign-out-button'
import { useOpened } from '@/components/ui/use-opened'

const menuId = 'person-menu'
const rowClass = 'flex min-h-row w-full items-center gap-2.5 rounded-md px-2.5 text-left text-sm hover:bg-raised [&_svg]:size-4 [&_svg]:text-ink-3'

/** Name, roles, preferences, profile and sign-out. */
export function PersonMenu({ name, roles, ...preferences }: { name: string; roles: string } & PreferenceProps) {
  const { opened, onBeforeToggle } = useOpened()
  const { words } = preferences
  return (
    <>
      <button
        type="button"
        popoverTarget={menuId}
        aria-haspopup="dialog"
        className="flex h-row max-w-48 items-center gap-2 rounded-md px-1.5 text-sm text-ink-2 hover:bg-raised hover:text-ink"
      >
        <span aria-hidden="true" className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-medium text-accent">
          {initialsOf(name)}
        </span>
        <span className="truncate max-sm:sr-only">{name}</span>
        <span className="sr-only">{words.menu}</span>
      </button>
      <div
        id={menuId}
        popover="auto"
        role="dialog"
        aria-label={words.menu}
        onBeforeToggle={onBeforeToggle}
        className="fixed top-12 right-4 max-md:top-14 left-auto m-0 w-72 max-w-[calc(100vw-2rem)] rounded-md border border-line bg-overlay p-2 shadow-overlay"
      >
        {opened && (
          <>
            <div className="border-b border-line-soft px-2.5 pt-1 pb-2.5">
              <p className="font-medium">{name}</p>
              <p className="text-xs text-ink-3">{roles}</p>
            </div>
            <div className="border-b border-line-soft px-2.5 py-3 lg:hidden">
              <PreferencePanel {...preferences} />
            </div>
            <div className="pt-1">
              <a href="/profile" data-in="" className={rowClass}>
                <UserRound aria-hidden="true" />
                {words.profile}
              </a>
              <SignOutButton className={rowClass}>
                <LogOut aria-hidden="true" />
                {words.signOut}
              </SignOutButton>
            </div>
          </>
        )}
      </div>
    </>
  )
}

/** One Chinese character, or the first letters of the first and last word. */
function initialsOf(name: string): string {
  const han = /\p{Script=Han}/u.exec(name)
  if (han) return han[0]
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase()
}
