import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { InLink } from './in-link'

/** A link inside text or a table cell. */
export function TextLink({ className, ...rest }: ComponentProps<typeof InLink>) {
  return (
    <InLink
      className={clsx('rounded-sm text-accent underline decoration-accent/35 underline-offset-[3px] hover:decoration-accent', className)}
      {...rest}
    />
  )
}
