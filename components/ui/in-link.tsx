import type { ComponentProps } from 'react'

/**
 * A link within the portal: plain HTML that the frame turns into a navigation without loading the page anew
 * (components/layout/use-plain-links). `stay` keeps the place on the page, for choices that redraw a part of it.
 */
export function InLink({ stay = false, ...rest }: ComponentProps<'a'> & { href: string; stay?: boolean }) {
  return <a data-in={stay ? 'stay' : ''} {...rest} />
}
