import clsx from 'clsx'
import { NavIcon } from './nav-icon'
import { isActivePath, type ShownGroup } from './nav-model'

interface NavListProps {
  group: ShownGroup
  path: string
  look: 'rail' | 'sheet'
}

/** One group of areas, in the rail or in the sheet of a phone. */
export function NavList({ group, path, look }: NavListProps) {
  const id = `${look}-${group.key}`
  return (
    <div className={`nav-${look}`}>
      <p id={id}>{group.label}</p>
      <ul aria-labelledby={id}>
        {group.items.map((item) => (
          <li key={item.key}>
            <a href={item.href} data-in="" aria-current={isActivePath(item.href, path) ? 'page' : undefined}>
              <NavIcon name={item.icon} />
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

export const barLinkClass = (active: boolean) =>
  clsx('flex min-h-14 flex-1 flex-col items-center justify-center gap-1 text-xs [&_svg]:size-5', active ? 'font-medium text-accent' : 'text-ink-3')
