import { Ellipsis, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/button'
import { NavIcon } from './nav-icon'
import { barLinkClass, NavList } from './nav-list'
import { isActivePath, type ShownGroup } from './nav-model'
import { PreferencePanel, type PreferenceProps } from './preference-panel'
import { useOpened } from '@/components/ui/use-opened'

const sheetId = 'phone-sheet'
const wanted = ['work', 'programme', 'requests', 'runs', 'automations', 'recognition', 'inbox']

/** On a phone: three areas and a sheet with everything else. */
export function PhoneBar({ groups, path, ...preferences }: { groups: ShownGroup[]; path: string } & PreferenceProps) {
  const t = useTranslations('ui')
  const { opened, onBeforeToggle } = useOpened()
  const { words } = preferences
  const areas = groups.flatMap((group) => group.items)
  const three = wanted.flatMap((key) => areas.filter((area) => area.key === key)).slice(0, 3)
  return (
    <>
      <nav
        aria-label={words.mobile}
        data-print="no"
        className="fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        {three.map((area) => (
          <a key={area.key} href={area.href} data-in="" aria-current={isActivePath(area.href, path) ? 'page' : undefined} className={barLinkClass(isActivePath(area.href, path))}>
            <NavIcon name={area.icon} />
            <span className="max-w-full truncate px-1">{area.label}</span>
          </a>
        ))}
        <button type="button" popoverTarget={sheetId} aria-haspopup="dialog" className={barLinkClass(false)}>
          <Ellipsis aria-hidden="true" strokeWidth={1.75} className="size-5" />
          {words.more}
        </button>
      </nav>
      <div
        id={sheetId}
        popover="auto"
        role="dialog"
        aria-label={words.mobile}
        data-print="no"
        onBeforeToggle={onBeforeToggle}
        className="with-scrim mx-0 mt-auto mb-0 max-h-[85dvh] w-full max-w-none overflow-y-auto rounded-t-md border-t border-line bg-overlay p-4 pb-[calc(1rem+env(safe-area-inset-bottom))] md:hidden"
      >
        {opened && (
          <>
            <div className="flex justify-end">
              <IconButton label={t('close')} popoverTarget={sheetId} popoverTargetAction="hide">
                <X aria-hidden="true" />
              </IconButton>
            </div>
            {groups.map((group) => (
              <NavList key={group.key} group={group} path={path} look="sheet" />
            ))}
            <div className="border-t border-line pt-4">
              <PreferencePanel {...preferences} />
            </div>
          </>
        )}
      </div>
    </>
  )
}
