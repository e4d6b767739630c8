import { Ellipsis, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { IconButton } from '@/components/ui/button'
import { NavIcon } from './nav-icon'
import { NavLink } from './nav-link'
import type { NavGroup } from './nav-model'

const sheetId = 'phone-sheet'

/** On a phone: three areas and a sheet with everything else. */
export function PhoneBar({ groups, children }: { groups: NavGroup[]; children: ReactNode }) {
  const t = useTranslations('nav')
  const ui = useTranslations('ui')
  const areas = groups.flatMap((group) => group.items)
  const wanted = ['work', 'programme', 'runs', 'automations', 'processes', 'developers']
  const three = wanted.flatMap((key) => areas.filter((area) => area.key === key)).slice(0, 3)
  return (
    <>
      <nav
        aria-label={t('mobile')}
        data-print="no"
        className="fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        {three.map((area) => (
          <NavLink key={area.key} href={area.href} look="bar">
            <NavIcon name={area.icon} />
            <span className="max-w-full truncate px-1">{t(`areas.${area.key}`)}</span>
          </NavLink>
        ))}
        <button
          type="button"
          popoverTarget={sheetId}
          aria-haspopup="dialog"
          className="flex min-h-14 flex-1 flex-col items-center justify-center gap-1 text-xs text-ink-3"
        >
          <Ellipsis aria-hidden="true" strokeWidth={1.75} className="size-5" />
          {t('more')}
        </button>
      </nav>
      <div
        id={sheetId}
        popover="auto"
        role="dialog"
        aria-label={t('mobile')}
        data-print="no"
        className="with-scrim mx-0 mt-auto mb-0 max-h-[85dvh] w-full max-w-none overflow-y-auto rounded-t-md border-t border-line bg-overlay p-4 pb-[calc(1rem+env(safe-area-inset-bottom))] md:hidden"
      >
        <div className="flex justify-end">
          <IconButton label={ui('close')} popoverTarget={sheetId} popoverTargetAction="hide">
            <X aria-hidden="true" />
          </IconButton>
        </div>
        {groups.map((group) => (
          <div key={group.key} className="mb-3">
            <p className="px-3 pb-1 text-xs text-ink-3">{t(`groups.${group.key}`)}</p>
            <ul>
              {group.items.map((item) => (
                <li key={item.key}>
                  <NavLink href={item.href} look="sheet">
                    <NavIcon name={item.icon} />
                    {t(`areas.${item.key}`)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div className="border-t border-line pt-4">{children}</div>
      </div>
    </>
  )
}
